package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.EvaluationResults;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BaselineViewTest {
  private final Screen screen = new Screen();
  private final Map<String, BaselineResult> baselines = new LinkedHashMap<>();

  @Test
  void marksTheBestBaselineWhereItIsAboveTheMethod() {
    baselines.put("events_in_tick", reached(0.9628, Optional.empty()));
    baselines.put("source_in_tick", reached(0.9336, Optional.empty()));
    show(0.95);
    assertThat(lines())
        .contains(
            "BASELINE AUC-ROC INTERVAL AP",
            "(the method) 0.950000 [0.9000, 0.9900] 0.700000",
            "events_in_tick 0.962800 [0.9000, 0.9900] 0.500000 counts <- above the method",
            "source_in_tick 0.933600 [0.9000, 0.9900] 0.500000 counts");
  }

  @Test
  void marksNothingWhereTheMethodIsAboveAll() {
    baselines.put("events_in_tick", reached(0.9628, Optional.empty()));
    show(0.984);
    assertThat(screen.out()).contains("0.962800").doesNotContain("above the method");
  }

  @Test
  void saysOnceWhySomeAreNotShown() {
    baselines.put("in_degree", BaselineResult.refused("edges", "There is no dataset."));
    baselines.put("out_degree", BaselineResult.refused("edges", "There is no dataset."));
    baselines.put("constant", reached(0.5, Optional.of("By position.")));
    show(0.9);
    assertThat(lines())
        .contains(
            "No in_degree, out_degree: There is no dataset.", "Note on constant: By position.");
    assertThat(screen.out()).doesNotContain("in_degree  ");
  }

  @Test
  void showsNoTableWhereAllAreRefused() {
    baselines.put("constant", BaselineResult.refused("same", Screen.HOSTILE));
    show(0.9);
    assertThat(screen.out()).doesNotContain("BASELINE").contains("constant: " + Screen.HARMLESS);
  }

  private List<String> lines() {
    return screen.out().lines().map(line -> line.replaceAll(" +", " ").strip()).toList();
  }

  private void show(double area) {
    BaselineView.print(
        screen.terminal(),
        new EvaluationResults(
            "exp",
            Map.of("auc_roc", area, "average_precision", 0.7),
            Optional.empty(),
            List.of(),
            "/e.json",
            Map.of("auc_roc", interval()),
            baselines,
            Optional.empty(),
            List.of()));
  }

  private static BaselineResult reached(double area, Optional<String> note) {
    return new BaselineResult(
        "counts",
        Map.of("auc_roc", area, "average_precision", 0.5),
        Map.of("auc_roc", interval()),
        note,
        Optional.empty());
  }

  private static Confidence interval() {
    return new Confidence(
        0.9, 0.99, 0.95, Confidence.DELONG, OptionalDouble.empty(), OptionalInt.empty());
  }
}
