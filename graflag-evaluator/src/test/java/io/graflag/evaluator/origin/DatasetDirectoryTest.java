package io.graflag.evaluator.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.ExperimentDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDirectoryTest {
  @TempDir Path shared;
  private Path beside;

  @BeforeEach
  void create() throws IOException {
    beside = Files.createDirectories(shared.resolve("datasets/darpa"));
  }

  @Test
  void isWhereTheRecordSaysWhereThatExists() throws IOException {
    Path elsewhere = Files.createDirectories(shared.resolve("installed/darpa"));
    assertThat(found(recorded(elsewhere + "/"), Map.of()).path()).contains(elsewhere);
  }

  @Test
  void isBesideTheExperimentsWhereTheRecordNamesAPathOfAnotherMachine() throws IOException {
    assertThat(found(recorded("/no/such/place/darpa/"), Map.of()).path()).contains(beside);
  }

  @Test
  void isFoundByTheNameOfTheExperimentWhereThereIsNoRecord() throws IOException {
    assertThat(found(experiment("exp__midas__darpa__20260309_143000"), Map.of()).path())
        .contains(beside);
  }

  @Test
  void isFoundByWhatTheMethodSaysLastOfAll() throws IOException {
    ExperimentDirectory any = experiment("from_a_friend");
    assertThat(found(any, Map.of("dataset", "darpa")).path()).contains(beside);
    assertThat(found(any, Map.of("dataset", "../datasets/darpa")).path()).isEmpty();
  }

  @Test
  void saysWhyThereIsNone() throws IOException {
    DatasetDirectory absent = found(experiment("exp__midas__uci__20260309_143000"), Map.of());
    assertThatThrownBy(absent::required)
        .hasMessage(
            "The dataset uci is not at hand: there is no " + shared.resolve("datasets/uci") + ".");
    assertThat(found(experiment("other"), Map.of()).absence())
        .isEqualTo("Nothing says which dataset it was.");
  }

  @Test
  void takesABrokenDescriptorForNone() throws IOException {
    Files.writeString(beside.resolve("metadata.json"), "{");
    assertThat(DatasetDirectory.at(beside).descriptor()).isEmpty();
  }

  private static DatasetDirectory found(ExperimentDirectory experiment, Map<String, Object> said) {
    return DatasetDirectory.of(experiment, said);
  }

  private ExperimentDirectory recorded(String dataPath) throws IOException {
    ExperimentDirectory experiment = experiment("exp__midas__darpa__20260309_143000");
    Files.writeString(
        experiment.serviceConfig(),
        """
        {"experiment_name": "e", "method_name": "midas", "dataset": "darpa", "data_path": "%s",
         "env_contents": {}}
        """
            .formatted(dataPath));
    return experiment;
  }

  private ExperimentDirectory experiment(String name) throws IOException {
    return new ExperimentDirectory(
        Files.createDirectories(shared.resolve("experiments").resolve(name)));
  }
}
