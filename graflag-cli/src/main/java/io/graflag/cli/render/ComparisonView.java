package io.graflag.cli.render;

import io.graflag.cli.Terminal;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.evaluation.PairedTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs side by side: what they are, their metrics, what differs, and whether that is chance. */
public final class ComparisonView {
  /** Below this the digits of a probability say nothing that anybody would use. */
  private static final double TINY = 1e-4;

  private final Terminal terminal;
  private final Comparison found;

  private ComparisonView(Terminal terminal, Comparison found) {
    this.terminal = terminal;
    this.found = found;
  }

  /**
   * Prints a comparison.
   *
   * @param target where it was written to
   */
  public static void print(Terminal terminal, Comparison found, Path target) {
    ComparisonView view = new ComparisonView(terminal, found);
    view.runs();
    view.parameters();
    view.metrics();
    view.pairs();
    view.written(target);
    terminal.out().flush();
  }

  private void runs() {
    Table table = Table.of("RUN", "DATASET", "EXPERIMENT");
    found
        .runs()
        .forEach(run -> table.row(run.label(), run.dataset().orElse("?"), run.experimentName()));
    print(table);
  }

  private void parameters() {
    if (found.parameters().isEmpty()) {
      terminal.out().println();
      terminal.out().println("No recorded parameter differs.");
      return;
    }
    Table table = Table.of(headings("PARAMETER"));
    found.parameters().forEach((name, values) -> table.row(cells(name, values)));
    print(table);
  }

  private void metrics() {
    Set<String> names = new LinkedHashSet<>();
    found.runs().forEach(run -> names.addAll(run.metrics().keySet()));
    Table table = Table.of(headings("METRIC"));
    for (String name : names) {
      table.row(
          cells(
              EvaluationView.label(name),
              found.runs().stream().map(run -> cell(run, name)).toList()));
      if (name.equals(BaselineResult.AUC_ROC)) {
        table.row(
            cells(
                EvaluationView.COVERAGE,
                found.runs().stream().map(ComparisonView::coverage).toList()));
      }
    }
    print(table);
  }

  private static String coverage(Comparison.Run run) {
    return run.filtering().map(Evaluation.Filtering::coverage).orElse("");
  }

  private static String cell(Comparison.Run run, String metric) {
    if (!run.metrics().containsKey(metric)) {
      return "";
    }
    String value = EvaluationView.text(run.metrics().get(metric));
    Confidence interval = run.confidence().get(metric);
    return interval == null ? value : value + " " + EvaluationView.text(interval);
  }

  private void pairs() {
    Table table = Table.of("AUC-ROC", "DIFFERENCE", "95% INTERVAL", "Z", "P", "ITEMS");
    boolean any = false;
    for (Comparison.Pair pair : found.pairs()) {
      if (pair.test().isPresent()) {
        any = true;
        row(table, pair, pair.test().get());
      }
    }
    if (any) {
      print(table);
    }
    terminal.out().println();
    for (Comparison.Pair pair : found.pairs()) {
      String names = names(pair);
      pair.note().ifPresent(note -> say("Note on " + names + ": " + note));
      pair.refused().ifPresent(reason -> say("Not paired, " + names + ": " + reason));
    }
    found.warnings().forEach(warning -> say("Warning: " + warning));
  }

  private static void row(Table table, Comparison.Pair pair, PairedTest test) {
    table.row(
        names(pair),
        String.format(Locale.ROOT, "%+.6f", test.difference()),
        EvaluationView.text(test.interval()),
        test.z().isPresent() ? String.format(Locale.ROOT, "%.2f", test.z().getAsDouble()) : "none",
        test.p().isPresent() ? probability(test.p().getAsDouble()) : "none",
        String.valueOf(test.items()));
  }

  private static String probability(double p) {
    return p < TINY ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  private static String names(Comparison.Pair pair) {
    return pair.first() + " - " + pair.second();
  }

  private void written(Path target) {
    terminal.out().println("Written:");
    say("  " + target.resolve("comparison.json"));
    found.plots().values().forEach(name -> say("  " + target.resolve(name)));
  }

  private void say(String text) {
    terminal.out().println(Plain.text(text));
  }

  private void print(Table table) {
    terminal.out().println();
    table.print(terminal);
  }

  private String[] headings(String first) {
    return cells(first, found.runs().stream().map(Comparison.Run::label).toList());
  }

  private static String[] cells(String first, List<String> others) {
    List<String> cells = new ArrayList<>(List.of(first));
    cells.addAll(others);
    return cells.toArray(String[]::new);
  }
}
