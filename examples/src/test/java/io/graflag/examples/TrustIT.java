package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.api.EvaluationResults;
import io.graflag.api.GraFlag;
import io.graflag.api.RunListener;
import io.graflag.api.RunRequest;
import io.graflag.api.Verification;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real runs of real methods are shown beside, and what is found to be wrong with them. */
class TrustIT {
  @TempDir Path sharedDir;
  private GraFlag graflag;

  @BeforeEach
  void open() {
    graflag = new Checkout(sharedDir).graflag(Map.of("GRAFLAG_SHARED_DIR", sharedDir.toString()));
  }

  @Test
  void countingInTheCurrentMinuteStandsBesideMidas() throws IOException {
    Map<String, BaselineResult> found =
        evaluated(RunRequest.of("midas_f", linked("anograph_darpa"))).baselines();
    assertThat(area(found, "events_in_tick")).isCloseTo(0.9628, within(5e-5));
    assertThat(area(found, "source_in_tick")).isCloseTo(0.9336, within(5e-5));
    assertThat(area(found, "destination_in_tick")).isCloseTo(0.9405, within(5e-5));
    assertThat(area(found, "pair_in_tick")).isCloseTo(0.9127, within(5e-5));
  }

  @Test
  void constantScoresAreAnError() throws IOException {
    RunRequest request = RunRequest.of("scan", linked("bond_disney")).with("EPS", "0.5");
    EvaluationResults found = evaluated(request.with("MU", "5"));
    assertThat(found.integrity().orElseThrow().errors())
        .extracting(Finding::check)
        .containsExactly("constant_scores");
    assertThat(found.metrics().get("auc_pr").doubleValue()).isCloseTo(0.0484, within(5e-5));
    assertThat(found.metrics().get("auc_pr_trapezoid").doubleValue())
        .isCloseTo(0.5242, within(5e-5));
    assertThat(area(found.baselines(), "minus_total_degree")).isCloseTo(0.7415, within(5e-5));
    assertThat(verified(found).passed()).isFalse();
  }

  @Test
  void seedsThatGiveTheSameScoresAreTold() {
    RunRequest request = RunRequest.of("midas_r", "sample_stream").with("COLUMNS", "1024");
    assertThat(verified(evaluated(request.with("SEED", "2"))).warnings()).isEmpty();
    evaluated(request.with("SEED", "3"));
    Verification found = verified(evaluated(request.with("SEED", "42")));
    assertThat(found.passed()).isTrue();
    assertThat(found.warnings())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.message())
                    .startsWith("SEED has no effect")
                    .contains("42 here, 2 in", ", 3 in"));
  }

  private EvaluationResults evaluated(RunRequest request) {
    String name = graflag.experiments().run(request, RunListener.SILENT).name();
    return graflag.experiments().evaluate(ExperimentName.parse(name), line -> {});
  }

  private Verification verified(EvaluationResults found) {
    return graflag.experiments().verify(ExperimentName.parse(found.experimentName()));
  }

  private static double area(Map<String, BaselineResult> found, String baseline) {
    return found.get(baseline).metrics().get("auc_roc").doubleValue();
  }

  private String linked(String dataset) throws IOException {
    Path datasets = Files.createDirectories(sharedDir.resolve("datasets"));
    Files.createSymbolicLink(datasets.resolve(dataset), SharedData.dataset(dataset));
    return dataset;
  }
}
