package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.Comparison;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComparisonViewTest {
  private final Screen screen = new Screen();

  @Test
  void putsIntervalAndCoverageOfEachRunBesideItsArea() {
    show(
        run("1: a", Map.of("auc_roc", 0.9), Map.of("auc_roc", interval(0.8, 0.95))),
        run("2: b", Map.of("auc_roc", 0.5), Map.of("auc_roc", interval(0.25, 0.75))));

    assertThat(lines())
        .contains(
            "METRIC 1: a 2: b",
            "auc_roc 0.900000 [0.8000, 0.9500] 0.500000 [0.2500, 0.7500]",
            "coverage 4 of 8 (50.0 %) 4 of 8 (50.0 %)");
  }

  @Test
  void leavesTheIntervalOutWhereARunHasNone() {
    show(
        run("1: a", Map.of("auc_roc", 0.9), Map.of()),
        run("2: b", Map.of("auc_roc", 0.5), Map.of("auc_roc", interval(0.25, 0.75))));

    assertThat(lines()).contains("auc_roc 0.900000 0.500000 [0.2500, 0.7500]");
  }

  private void show(Comparison.Run... runs) {
    ComparisonView.print(
        screen.terminal(),
        new Comparison(List.of(runs), Map.of(), List.of(), Map.of(), List.of()),
        Path.of("compare"));
  }

  private List<String> lines() {
    return screen.out().lines().map(line -> line.replaceAll(" +", " ").strip()).toList();
  }

  private static Comparison.Run run(
      String label, Map<String, Number> metrics, Map<String, Confidence> confidence) {
    Evaluation.Filtering half = new Evaluation.Filtering(8, 4, Map.of("unknown", 4));
    return new Comparison.Run(
        "exp", label, Optional.of("d"), metrics, confidence, Optional.of(half));
  }

  private static Confidence interval(double low, double high) {
    return new Confidence(
        low, high, 0.95, Confidence.DELONG, OptionalDouble.empty(), OptionalInt.empty());
  }
}
