package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.engine.RunPlan;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import io.graflag.core.experiment.StopRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStarterTest {
  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private RunStarter starter;
  private LocalStorage storage;

  @BeforeEach
  void open() {
    SharedFolder folder = new SharedFolder(root);
    folder.method(
        "midas", "METHOD_NAME=MIDAS", "COMMAND=run me", "SUPPORTED_DATASETS=toy*", "_ROWS=2");
    folder.dataset("toy").dataset("other");
    storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    starter = new RunStarter(storage, engine, new Client("1.0", "here", "ada"), SharedFolder.CLOCK);
  }

  @Test
  void givesTheServiceItsVariables() {
    starter.start(RunRequest.of("midas", "toy").with("rows", "3"), RunListener.SILENT);
    RunPlan plan = engine.started.get(0);
    assertThat(plan.variables())
        .containsEntry("DATA", root + "/datasets/toy/")
        .containsEntry("EXP", root + "/experiments/exp__midas__toy__20260309_143000/")
        .containsEntry("METHOD_NAME", "midas")
        .containsEntry("COMMAND", "run me")
        .containsEntry("_ROWS", "3")
        .doesNotContainKey("GRAFLAG_TIMEOUT_SECONDS");
    assertThat(plan.passEnvArgs()).isTrue();
  }

  @Test
  void listsTheParametersForHelpersOfTheOriginal() {
    RunRequest request = RunRequest.of("midas", "toy").with("rows", "3").with("Alpha", "");
    starter.start(request, RunListener.SILENT);
    assertThat(engine.started.get(0).variables())
        .containsEntry("GRAFLAG_PARAMS", "_Alpha,_ROWS")
        .doesNotContainKey("_GPU");
  }

  @Test
  void createsNothingWhereItsProgramsCannotBeMadeReady() {
    engine.unprepared = GraflagException.of(Kind.STORAGE, "no cache");
    assertThatThrownBy(() -> starter.start(RunRequest.of("midas", "toy"), RunListener.SILENT))
        .hasMessage("no cache");
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void writesStatusAndConfigurationBeforeItStarts() {
    ExperimentName name =
        starter.start(
            RunRequest.of("midas", "toy").within(Duration.ofSeconds(90)), RunListener.SILENT);
    Status status = StatusFile.read(storage.directory(name).status()).status().orElseThrow();
    assertThat(status.state()).isEqualTo(ExperimentState.BUILDING);
    assertThat(status.heartbeat()).isPresent();
    ServiceConfig config = ServiceConfig.read(storage.directory(name).serviceConfig());
    assertThat(config.envContents())
        .containsEntry("_ROWS", "2")
        .containsEntry("METHOD_NAME", "MIDAS");
    assertThat(config.timeoutSeconds()).contains(90L);
    assertThat(config.clientUser()).contains("ada");
    assertThat(engine.started.get(0).variables()).containsEntry("GRAFLAG_TIMEOUT_SECONDS", "90");
  }

  @Test
  void warnsOfAParameterThatTheMethodDoesNotDeclare() {
    List<RunEvent> events = new ArrayList<>();
    starter.start(RunRequest.of("midas", "toy").with("COLUMS", "9"), events::add);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            RunEvent.Warned.class,
            warned -> assertThat(warned.message()).contains("COLUMS", "ROWS"));
  }

  @Test
  void createsNothingForADatasetThatTheMethodDoesNotSupport() {
    assertThatThrownBy(() -> starter.start(RunRequest.of("midas", "other"), RunListener.SILENT))
        .hasMessageContaining("does not support the dataset other");
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void refusesAReservedParameterByName() {
    assertThatThrownBy(() -> RunRequest.of("midas", "toy").with("data", "/etc"))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("data")
        .hasMessageContaining("reserved");
  }

  @Test
  void writesDownWhyARunCouldNotBeStarted() {
    engine.refusal = GraflagException.of(Kind.FAILED, "no java here");
    assertThatThrownBy(() -> starter.start(RunRequest.of("midas", "toy"), RunListener.SILENT))
        .hasMessage("no java here");
    ExperimentName name = ExperimentName.parse("exp__midas__toy__20260309_143000");
    Status status = StatusFile.read(storage.directory(name).status()).status().orElseThrow();
    assertThat(status.state()).isEqualTo(ExperimentState.FAILED);
    assertThat(status.reason()).contains(FailureReason.INFRASTRUCTURE);
    assertThat(status.error()).contains("no java here");
  }

  @Test
  void writesDownThatARunWasStoppedBeforeItStarted() {
    ExperimentName name = ExperimentName.parse("exp__midas__toy__20260309_143000");
    engine.refusal = GraflagException.of(Kind.FAILED, "the runner ended with 143");
    engine.beforeStart =
        () ->
            new StopRequest(FailureReason.STOPPED_BY_USER, "eve", OffsetDateTime.now())
                .write(storage.directory(name).stop());
    assertThatThrownBy(() -> starter.start(RunRequest.of("midas", "toy"), RunListener.SILENT))
        .hasMessage("the runner ended with 143");
    Status status = StatusFile.read(storage.directory(name).status()).status().orElseThrow();
    assertThat(status.state()).isEqualTo(ExperimentState.STOPPED);
    assertThat(status.error().orElseThrow()).contains("eve");
  }

  @Test
  void refusesATimeLimitThatMakesNoSense() {
    assertThatThrownBy(() -> RunRequest.of("midas", "toy").within(Duration.ofMillis(500)))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("time limit");
  }
}
