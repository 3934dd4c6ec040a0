package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.RunListener;
import io.graflag.api.RunRequest;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way on real graphs, runner and evaluator included, gives the reference figures. */
class PublishedFiguresIT {
  @TempDir Path sharedDir;
  private GraFlag graflag;

  @BeforeEach
  void open() {
    graflag = new Checkout(sharedDir).graflag(Map.of("GRAFLAG_SHARED_DIR", sharedDir.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "midas,   0.8940715200919753, 0.9314691031497263",
    "midas_r, 0.9494233822713426, 0.9684358045038554",
    "midas_f, 0.9843733297725276, 0.9914162881491052"
  })
  void edgeStreamDetectorsOnMillionsOfEdges(String method, double auc, double averagePrecision)
      throws IOException {
    EvaluationResults found = evaluated(RunRequest.of(method, linked("anograph_darpa")));
    assertThat(found.metrics().get("auc_roc").doubleValue()).isCloseTo(auc, within(1e-9));
    assertThat(found.metrics().get("average_precision").doubleValue())
        .isCloseTo(averagePrecision, within(1e-9));
    assertThat(found.metrics().get("num_samples")).isEqualTo(4_554_344);
    assertThat(found.plotsAvailable()).hasSize(5).allSatisfy(p -> assertThat(Path.of(p)).exists());
  }

  @Test
  void graphStreamDetectorOnMillionsOfEdges() throws IOException {
    EvaluationResults found = evaluated(RunRequest.of("anograph", linked("anograph_darpa")));
    assertThat(found.metrics().get("auc_roc").doubleValue())
        .isCloseTo(0.8365585885316066, within(1e-9));
    assertThat(found.metrics().get("num_samples")).isEqualTo(1_553);
  }

  @ParameterizedTest
  @CsvSource({
    "bond_disney,   out, 0.4470", "bond_disney,   total, 0.2585",
    "bond_disney,   minus_total, 0.7415", "bond_books,    out, 0.5637",
    "bond_enron,    total, 0.5463", "bond_gen_1000, minus_total, 0.2809"
  })
  void degreeOnRealGraphs(String dataset, String direction, double auc) throws IOException {
    EvaluationResults found =
        evaluated(RunRequest.of("degree", linked(dataset)).with("DIRECTION", direction));
    assertThat(found.metrics().get("auc_roc").doubleValue()).isCloseTo(auc, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "scan, bond_disney, .5466, .0536", "scan, bond_gen_100, .7534, .4768",
    "lof, bond_gen_100, .6657, .3378", "lof, bond_gen_1000, .7064, .0388"
  })
  void nodeDetectorsOnRealGraphs(String method, String dataset, double auc, double averagePrecision)
      throws IOException {
    EvaluationResults found = evaluated(RunRequest.of(method, linked(dataset)));
    assertThat(found.metrics().get("auc_roc").doubleValue()).isCloseTo(auc, within(5e-5));
    assertThat(found.metrics().get("average_precision").doubleValue())
        .isCloseTo(averagePrecision, within(5e-5));
  }

  private EvaluationResults evaluated(RunRequest request) {
    ExperimentInfo run = graflag.experiments().run(request, RunListener.SILENT);
    assertThat(run.status()).as(run.toString()).isEqualTo("completed");
    return graflag.experiments().evaluate(ExperimentName.parse(run.name()), line -> {});
  }

  private String linked(String dataset) throws IOException {
    Path datasets = Files.createDirectories(sharedDir.resolve("datasets"));
    Files.createSymbolicLink(datasets.resolve(dataset), SharedData.dataset(dataset));
    return dataset;
  }
}
