package io.graflag.cli.render;

import io.graflag.api.EvaluationResults;
import io.graflag.cli.Terminal;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Metrics and baselines as tables, what speaks against them, and where the plots are. */
public final class EvaluationView {
  /** Beyond this a double has no room for the units, and all are whole. */
  private static final double WHOLE = 1e15;

  /** What a table calls the share of scores that were kept. */
  static final String COVERAGE = "coverage";

  private EvaluationView() {}

  /** Prints an evaluation. */
  public static void print(Terminal terminal, EvaluationResults found) {
    terminal.out().println();
    found.integrity().ifPresent(integrity -> IntegrityView.print(terminal, integrity));
    metrics(found).print(terminal);
    BaselineView.print(terminal, found);
    found.warnings().forEach(warning -> terminal.out().println("Warning: " + Plain.text(warning)));
    terminal.out().println();
    terminal.out().println("Written:");
    terminal.out().println("  " + Plain.text(found.evaluationPath()));
    found.plotsAvailable().forEach(path -> terminal.out().println("  " + Plain.text(path)));
    terminal.out().flush();
  }

  /** Intervals have a column of their own where there are any. */
  private static Table metrics(EvaluationResults found) {
    Map<String, Confidence> intervals = found.confidence();
    if (intervals.isEmpty()) {
      Table table = Table.of("METRIC", "VALUE");
      rows(found, (name, value) -> table.row(label(name), value));
      return table;
    }
    double level = intervals.values().iterator().next().level();
    String heading = String.format(Locale.ROOT, "%.0f%% INTERVAL", 100 * level);
    Table table = Table.of("METRIC", "VALUE", heading);
    rows(found, (name, value) -> table.row(label(name), value, text(intervals.get(name))));
    return table;
  }

  /** An area says little of a run of which half was left out: the coverage stands beside it. */
  private static void rows(EvaluationResults found, BiConsumer<String, String> row) {
    found
        .metrics()
        .forEach(
            (name, value) -> {
              row.accept(name, text(value));
              if (name.equals(BaselineResult.AUC_ROC)) {
                found.filtering().ifPresent(kept -> row.accept(COVERAGE, kept.coverage()));
              }
            });
  }

  /** What a table calls a metric: one that chooses its threshold by the labels is an oracle. */
  static String label(String metric) {
    return metric.startsWith("best_f1") ? metric + " (oracle)" : metric;
  }

  static String text(Confidence interval) {
    return interval == null
        ? ""
        : String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
  }

  static String text(Number value) {
    if (value == null) {
      return "undefined";
    }
    if (value instanceof Double number) {
      double size = Math.abs(number);
      // From 2 upwards it is no share of anything: a whole span of time, say.
      if (size >= 2 && size < WHOLE && number == Math.rint(number)) {
        return String.format(Locale.ROOT, "%.1f", number);
      }
      boolean plain = size == 0 || size >= 1e-4 && size < 1e9;
      // Six decimals tell methods apart; the file holds every digit.
      return plain
          ? String.format(Locale.ROOT, "%.6f", number)
          : new BigDecimal(number).round(new MathContext(7)).toString();
    }
    return value.toString();
  }
}
