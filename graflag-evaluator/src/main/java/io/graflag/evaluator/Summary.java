package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.evaluation.Integrity;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** The few lines about an evaluation that its caller sees. */
final class Summary {
  private final PrintStream out;

  private Summary(PrintStream out) {
    this.out = out;
  }

  static void print(ExperimentDirectory experiment, Evaluation evaluation, PrintStream out) {
    Summary summary = new Summary(out);
    summary.line("experiment", evaluation.experimentName());
    summary.line("auc_roc", decimals(evaluation.metrics().get("auc_roc")));
    // By the rules of the original the area under the precision-recall curve is another number.
    boolean hasAverage = evaluation.metrics().containsKey("average_precision");
    String precision = hasAverage ? "average_precision" : "auc_pr";
    summary.line(precision, decimals(evaluation.metrics().get(precision)));
    evaluation.filtering().ifPresent(filtering -> summary.line("scores", filtering.coverage()));
    summary.line("anomalies", count(evaluation.metrics().get("num_anomalies")));
    summary.line(
        "plots",
        evaluation.plots().isEmpty()
            ? "none"
            : experiment.evaluationDirectory()
                + ": "
                + String.join(", ", evaluation.plots().values()));
    evaluation.integrity().ifPresent(summary::print);
    evaluation.warnings().forEach(warning -> summary.line("warning", warning));
  }

  private void print(Integrity integrity) {
    integrity.errors().forEach(error -> line("INTEGRITY ERROR", error.message()));
    integrity.warnings().forEach(warning -> line("integrity", warning.message()));
  }

  private void line(String name, String value) {
    out.printf(Locale.ROOT, "%-18s %s%n", name, value);
  }

  private static String decimals(Number value) {
    return Optional.ofNullable(value)
        .map(number -> String.format(Locale.ROOT, "%.6f", number.doubleValue()))
        .orElse("not defined");
  }

  private static String count(Number value) {
    return value == null ? "not defined" : value.toString();
  }
}
