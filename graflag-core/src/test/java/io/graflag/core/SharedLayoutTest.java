package io.graflag.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedLayoutTest {
  private final SharedLayout layout = new SharedLayout(Path.of("/shared"));

  @Test
  void placesMethodsAndDatasets() {
    Path method = layout.method(MethodName.parse("midas"));
    Path dataset = layout.dataset(DatasetName.parse("darpa"));
    assertThat(SharedLayout.env(method)).hasToString("/shared/methods/midas/.env");
    assertThat(SharedLayout.dockerfile(method)).hasToString("/shared/methods/midas/Dockerfile");
    assertThat(SharedLayout.datasetMetadata(dataset))
        .hasToString("/shared/datasets/darpa/metadata.json");
  }

  @Test
  void placesTheFilesOfAnExperiment() {
    String name = "exp__midas__darpa__20260309_143000";
    ExperimentDirectory experiment = layout.experiment(ExperimentName.parse(name));
    String path = "/shared/experiments/" + name;
    assertThat(experiment.name()).isEqualTo(name);
    assertThat(experiment.status()).hasToString(path + "/status.json");
    assertThat(experiment.serviceConfig()).hasToString(path + "/service_config.json");
    assertThat(experiment.serviceDetails()).hasToString(path + "/service_details.json");
    assertThat(experiment.stop()).hasToString(path + "/stop.json");
    assertThat(experiment.buildLog()).hasToString(path + "/build.log");
    assertThat(experiment.methodOutput()).hasToString(path + "/method_output.txt");
    assertThat(experiment.results()).hasToString(path + "/results.json");
    assertThat(experiment.spot("training")).hasToString(path + "/training.csv");
    assertThat(experiment.evaluation()).hasToString(path + "/eval/evaluation.json");
    assertThat(experiment.curves()).hasToString(path + "/eval/curves.json");
  }
}
