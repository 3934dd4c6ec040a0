package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.EvaluationResults;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EvaluationViewTest {
  private final Screen screen = new Screen();

  @Test
  void showsWholeNumbersShortAndOthersWithSixDecimals() {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put("temporal_span", 499.0);
    metrics.put("first_time", 1.7e12);
    metrics.put("auc_roc", 0.12345678);
    metrics.put("num_edges", 7L);
    metrics.put("f1", null);
    show(metrics, List.of());
    assertThat(screen.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "temporal_span 499.0",
            "first_time 1700000000000.0",
            "auc_roc 0.123457",
            "num_edges 7",
            "f1 undefined");
  }

  @Test
  void showsIntervalAndCoverageBesideTheArea() {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put("auc_roc", 0.976699);
    metrics.put("best_f1", 0.75);
    metrics.put("num_samples", 20044);
    Confidence interval =
        new Confidence(
            0.97214, 0.98119, 0.95, "delong", OptionalDouble.of(0.0023), OptionalInt.empty());
    EvaluationView.print(
        screen.terminal(),
        new EvaluationResults(
            "exp",
            metrics,
            Optional.of(new Evaluation.Filtering(25000, 20044, Map.of("unknown", 4956))),
            List.of(),
            "/e.json",
            Map.of("auc_roc", interval),
            Map.of(),
            Optional.empty(),
            List.of()));
    assertThat(screen.out().lines().map(String::stripTrailing))
        .contains(
            "METRIC            VALUE                    95% INTERVAL",
            "auc_roc           0.976699                 [0.9721, 0.9812]",
            "coverage          20044 of 25000 (80.2 %)",
            "best_f1 (oracle)  0.750000",
            "num_samples       20044");
  }

  @Test
  void showsWarningsHarmless() {
    show(Map.of(), List.of(Screen.HOSTILE));
    assertThat(screen.out()).contains("Warning: " + Screen.HARMLESS + "\n");
  }

  private void show(Map<String, Number> metrics, List<String> warnings) {
    EvaluationView.print(
        screen.terminal(),
        new EvaluationResults(
            "exp",
            metrics,
            Optional.empty(),
            List.of(),
            "/eval/evaluation.json",
            Map.of(),
            Map.of(),
            Optional.empty(),
            warnings));
  }
}
