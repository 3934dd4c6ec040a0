package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.engine.Grant;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Limits;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOnClusterTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");
  private static final RunRequest BUILT =
      RunRequest.of("midas", "toy").deployed(Deployment.USUAL.building());

  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private final List<RunEvent> events = new ArrayList<>();
  private RunStarter starter;
  private LocalStorage storage;

  @BeforeEach
  void open() {
    SharedFolder folder = new SharedFolder(root);
    folder.method("midas", "COMMAND=run me", "GPUS=2").dataset("toy");
    engine.cluster = true;
    storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    starter = new RunStarter(storage, engine, new Client("1.0", "here", "ada"), SharedFolder.CLOCK);
  }

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private Status status() {
    return StatusFile.read(storage.directory(NAME).status()).status().orElseThrow();
  }

  private ServiceConfig config() {
    return ServiceConfig.read(storage.directory(NAME).serviceConfig());
  }

  @Test
  void recordsTheImageTheManagerAndTheLimits() {
    Limits limits = new Limits(Optional.of(2.0), Optional.of("4g"));
    Deployment deployment = Deployment.USUAL.tagged("v2").withGpus(1).limitedTo(limits);
    starter.start(RunRequest.of("midas", "toy").deployed(deployment), events::add);
    assertThat(config().registryImage()).isEqualTo(FakeEngine.IMAGE.reference());
    assertThat(config().imageDigest()).contains("sha256:1");
    assertThat(config().managerIp()).isEqualTo("10.0.0.1");
    assertThat(config().tag()).isEqualTo("v2");
    assertThat(config().gpuCount()).contains(1);
    assertThat(config().gpuRequired()).isTrue();
    assertThat(config().limits()).contains(limits);
  }

  @Test
  void reservesWhatTheEngineGrants() {
    engine.grant = new Grant(2, "2 GPU reserved.", false);
    starter.start(RunRequest.of("midas", "toy"), events::add);
    assertThat(engine.wishes.get(0).ofMethod()).contains(2);
    assertThat(engine.started.get(0).gpus()).isEqualTo(2);
    assertThat(config().gpuCount()).isEmpty();
  }

  @Test
  void saysWhatIsOddAboutTheGrant() {
    engine.grant = new Grant(0, "No node advertises GPUs.", true);
    starter.start(RunRequest.of("midas", "toy"), events::add);
    assertThat(events.get(0)).isEqualTo(new RunEvent.Warned(NAME, "No node advertises GPUs."));
  }

  @Test
  void claimsItsNameBeforeItBuilds() {
    List<ExperimentState> seen = new ArrayList<>();
    engine.whileBuilding = () -> seen.add(status().state());
    starter.start(BUILT, events::add);
    assertThat(seen).containsExactly(ExperimentState.BUILDING);
    assertThat(engine.started.get(0).image()).contains(FakeEngine.IMAGE);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            RunEvent.Building.class,
            built -> assertThat(built.bytes()).asString(StandardCharsets.UTF_8).contains("Step"));
  }

  @Test
  void recordsABuildThatFailed() {
    engine.unbuilt = GraflagException.of(Kind.FAILED, "no such base image");
    assertThatThrownBy(() -> starter.start(BUILT, events::add)).hasMessage("no such base image");
    assertThat(status().reason()).contains(FailureReason.IMAGE_BUILD);
    assertThat(engine.started).isEmpty();
  }

  @Test
  void doesNotBlameTheBuildForALostConnection() {
    engine.unbuilt = GraflagException.of(Kind.UNREACHABLE, "connection lost");
    assertThatThrownBy(() -> starter.start(BUILT, events::add)).hasMessage("connection lost");
    assertThat(status().reason()).contains(FailureReason.INFRASTRUCTURE);
  }

  @Test
  void doesNotStartWhatWasStoppedWhileItsImageWasBuilt() {
    engine.whileBuilding =
        () ->
            storage.write(
                NAME,
                status()
                    .ended(
                        OffsetDateTime.now(SharedFolder.CLOCK),
                        Outcome.stopped("Stopped by eve."),
                        Optional.empty(),
                        Optional.empty()));
    assertThatThrownBy(() -> starter.start(BUILT, events::add)).hasMessageContaining("stopped");
    assertThat(engine.started).isEmpty();
    assertThat(status().error()).contains("Stopped by eve.");
  }

  @Test
  void recordsAnInterruptAsAStop() {
    engine.whileBuilding = () -> Thread.currentThread().interrupt();
    engine.unbuilt = GraflagException.of(Kind.INTERRUPTED, "Interrupted while waiting.");
    assertThatThrownBy(() -> starter.start(BUILT, events::add)).hasMessageContaining("Interrupted");
    assertThat(status().state()).isEqualTo(ExperimentState.STOPPED);
    assertThat(status().error().orElseThrow()).contains("ada");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void refusesATagThatDockerWouldNotTake() {
    assertThatThrownBy(() -> Deployment.USUAL.tagged("v1;rm -rf /"))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("tag");
  }

  @Test
  void refusesSizesThatAreNone() {
    assertThatThrownBy(
            () -> Deployment.USUAL.limitedTo(new Limits(Optional.empty(), Optional.of("lots"))))
        .hasMessageContaining("\"lots\"");
    assertThatThrownBy(
            () -> Deployment.USUAL.limitedTo(new Limits(Optional.of(0.0), Optional.empty())))
        .hasMessageContaining("0.0 processors");
  }
}
