package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.RunListener;
import io.graflag.api.RunRequest;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way on the samples: every kind of stream and of snapshots can be evaluated. */
class SampleFiguresIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "midas_r_nodes,   sample_stream,    20044, 0.9863",
    "anoedge_g,       sample_stream,    20044, 0.7950",
    "anoedge_l,       sample_stream,    20044, 0.8759",
    "anograph,        sample_windows,   61,    0.9784",
    "snapshot_nodes,  sample_snapshots, 5554,  0.9850",
    "snapshot_edges,  sample_snapshots, 7428,  0.9321",
    "snapshot_graphs, sample_snapshots, 58,    0.9229"
  })
  void detectorsBeatChanceOnTheirSample(String method, String dataset, int scored, double auc) {
    GraFlag graflag = new Checkout(folder).graflag(Map.of());
    ExperimentInfo run =
        graflag.experiments().run(RunRequest.of(method, dataset), RunListener.SILENT);
    assertThat(run.status()).as(run.toString()).isEqualTo("completed");
    EvaluationResults found =
        graflag.experiments().evaluate(ExperimentName.parse(run.name()), line -> {});
    assertThat(found.metrics().get("auc_roc").doubleValue()).isCloseTo(auc, within(5e-4));
    assertThat(found.metrics().get("num_samples")).isEqualTo(scored);
  }
}
