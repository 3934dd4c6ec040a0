package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.EvaluationResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  void showsWarningsHarmless() {
    show(Map.of(), List.of(Screen.HOSTILE));
    assertThat(screen.out()).contains("Warning: " + Screen.HARMLESS + "\n");
  }

  private void show(Map<String, Number> metrics, List<String> warnings) {
    EvaluationView.print(
        screen.terminal(),
        new EvaluationResults("exp", metrics, List.of(), "/eval/evaluation.json", warnings));
  }
}
