package io.graflag.cli.render;

import io.graflag.api.EvaluationResults;
import io.graflag.cli.Terminal;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What scores without a method reach, beside the method. */
final class BaselineView {
  private final EvaluationResults found;
  private final Optional<String> best;

  private BaselineView(EvaluationResults found) {
    this.found = found;
    best =
        found.baselines().entrySet().stream()
            .filter(entry -> area(entry.getValue().metrics()) != null)
            .max((one, other) -> compare(one.getValue(), other.getValue()))
            .map(Map.Entry::getKey);
  }

  /** Prints the table, and why others are not in it; nothing where there are no baselines. */
  static void print(Terminal terminal, EvaluationResults found) {
    if (!found.baselines().isEmpty()) {
      new BaselineView(found).print(terminal);
    }
  }

  private void print(Terminal terminal) {
    if (best.isPresent()) {
      Table table = Table.of("BASELINE", "AUC-ROC", "INTERVAL", "AP", "");
      row(table, "(the method)", found.metrics(), found.confidence(), "");
      found
          .baselines()
          .forEach(
              (name, one) -> {
                if (area(one.metrics()) != null) {
                  row(table, name, one.metrics(), one.confidence(), remark(name, one));
                }
              });
      terminal.out().println();
      table.print(terminal);
    }
    notes().forEach((note, names) -> print(terminal, "Note on", names, note));
    refusals().forEach((reason, names) -> print(terminal, "No", names, reason));
  }

  private static void print(Terminal terminal, String what, List<String> names, String reason) {
    terminal.out().println(Plain.text(what + " " + String.join(", ", names) + ": " + reason));
  }

  private static void row(
      Table table,
      String name,
      Map<String, Number> metrics,
      Map<String, Confidence> intervals,
      String remark) {
    table.row(
        name,
        decimals(area(metrics)),
        interval(intervals.get(BaselineResult.AUC_ROC)),
        decimals(metrics.get(BaselineResult.AVERAGE_PRECISION)),
        remark);
  }

  private String remark(String name, BaselineResult one) {
    Number own = area(found.metrics());
    boolean isAbove = own != null && area(one.metrics()).doubleValue() > own.doubleValue();
    return best.filter(name::equals).isPresent() && isAbove
        ? one.description() + " <- above the method"
        : one.description();
  }

  /** Names by reason, so that one reason of many baselines is read once. */
  private Map<String, List<String>> refusals() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    found
        .baselines()
        .forEach((name, one) -> one.refused().ifPresent(reason -> add(names, reason, name)));
    return names;
  }

  private Map<String, List<String>> notes() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    found.baselines().forEach((name, one) -> one.note().ifPresent(note -> add(names, note, name)));
    return names;
  }

  private static void add(Map<String, List<String>> names, String reason, String name) {
    names.computeIfAbsent(reason, any -> new ArrayList<>()).add(name);
  }

  private static int compare(BaselineResult one, BaselineResult other) {
    return Double.compare(area(one.metrics()).doubleValue(), area(other.metrics()).doubleValue());
  }

  private static Number area(Map<String, Number> metrics) {
    return metrics.get(BaselineResult.AUC_ROC);
  }

  private static String decimals(Number value) {
    return value == null ? "undefined" : String.format(Locale.ROOT, "%.6f", value.doubleValue());
  }

  private static String interval(Confidence interval) {
    return interval == null
        ? ""
        : String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
  }
}
