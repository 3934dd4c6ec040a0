package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.storage.LocalStorage;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.TaskEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReaderTest {
  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private SharedFolder folder;
  private ExperimentReader reader;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    reader = new ExperimentReader(new LocalStorage(folder.places(), SharedFolder.CLOCK), engine);
    engine.service = new Service.Running();
  }

  private void experiments(String state, int count) {
    for (int i = 0; i < count; i++) {
      String name = "exp__midas__toy__20260309_1400" + (10 + i);
      folder.experiment(
          name, "status.json", Map.of("status", state, "timestamp", "2026-03-09T14:00:00Z"));
    }
  }

  private List<String> states() {
    return reader.newest(Integer.MAX_VALUE).stream().map(sight -> sight.info().status()).toList();
  }

  @Test
  void asksTheEngineOnceHoweverManyRun() {
    experiments("running", 12);
    assertThat(states()).hasSize(12).containsOnly("running");
    assertThat(engine.looks).isEqualTo(1);
  }

  @Test
  void doesNotAskTheEngineWhereAllEndsAreWrittenDown() {
    experiments("failed", 3);
    assertThat(states()).containsOnly("failed");
    assertThat(engine.looks).isZero();
  }

  @Test
  void concludesFromWhatTheEngineSaysWhereNoEndIsWritten() {
    experiments("running", 2);
    engine.service = new Service.Ended(TaskEnd.COMPLETE);
    assertThat(states()).containsOnly("failed");
  }

  @Test
  void looksASecondTimeWhereALastWordMayHaveComeInBetween() {
    experiments("running", 1);
    engine.service = new Service.Ended(TaskEnd.COMPLETE);
    engine.onLook = () -> experiments("stopped", 1);
    assertThat(states()).containsOnly("stopped");
  }

  @Test
  void looksOnceWhereNobodyHasWrittenForLong() {
    experiments("running", 1);
    String status = "experiments/exp__midas__toy__20260309_140010/status.json";
    folder.written(status, SharedFolder.NOW.minusSeconds(100));
    engine.service = new Service.Ended(TaskEnd.COMPLETE);
    engine.onLook = () -> experiments("stopped", 1);
    assertThat(states()).as("what the one look has shown").containsOnly("failed");
  }
}
