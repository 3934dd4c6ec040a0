package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.ServiceInfo;
import io.graflag.api.SharedFolder;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.Storage;
import io.graflag.api.swarm.BindMount;
import io.graflag.api.swarm.ImageCommand;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Limits;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.experiment.Status;
import io.graflag.core.method.MethodName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmEngineTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_140000");
  private static final RunImage IMAGE =
      new RunImage("10.0.0.1:5000/midas:latest", Optional.of("sha256:1"), false);

  @TempDir Path root;
  private final FakeSwarm swarm = new FakeSwarm();
  private Storage storage;
  private SwarmEngine engine;
  private SharedFolder folder;

  @BeforeEach
  void prepare() {
    folder = new SharedFolder(root).method("midas", "COMMAND=run").dataset("toy");
    storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    ManagerAccess manager = new ManagerAccess(new LocalShell(), swarm, storage, root, "10.0.0.1");
    engine = new SwarmEngine(manager);
  }

  private RunPlan plan(Map<String, String> variables) {
    return new RunPlan(
        NAME.value(),
        storage.directory(NAME),
        storage.method(NAME.method()),
        NAME.dataset(),
        true,
        variables,
        "latest",
        Optional.of(IMAGE),
        1,
        new Limits(Optional.of(2.0), Optional.of("1g")),
        Optional.of(Duration.ofHours(1)));
  }

  private ExperimentScan claimed(ExperimentState state) {
    Status building = Status.building("midas", SharedFolder.NOW.atOffset(ZoneOffset.UTC), "here");
    storage.claim(NAME, building);
    if (state == ExperimentState.RUNNING) {
      storage.write(NAME, Status.running("midas", SharedFolder.NOW.atOffset(ZoneOffset.UTC), "a"));
    }
    return storage.experiment(NAME);
  }

  private ServiceSpec started() {
    engine.start(plan(Map.of("GRAFLAG_STOP_GRACE_SECONDS", "25", "A", "x\ny")));
    return swarm.created.values().iterator().next();
  }

  @Test
  void createsOneServiceWithItsLabelsMountsAndResources() {
    claimed(ExperimentState.BUILDING);
    ServiceSpec spec = started();
    String shared = root.toString();
    assertThat(spec.name()).isEqualTo(NAME.value());
    assertThat(spec.image()).isEqualTo("10.0.0.1:5000/midas@sha256:1");
    assertThat(spec.labels())
        .containsEntry("graflag.experiment", NAME.value())
        .containsEntry("graflag.method", "midas")
        .containsEntry("graflag.dataset", "toy")
        .containsEntry("graflag.max-wait", "3600");
    assertThat(spec.mounts())
        .containsExactly(
            new BindMount(shared, shared, false),
            new BindMount(shared + "/libs", shared + "/libs", true),
            new BindMount(shared + "/methods", shared + "/methods", true));
    assertThat(spec.gpus()).isEqualTo(1);
    assertThat(spec.nanoCpus()).contains(2_000_000_000L);
    assertThat(spec.memoryBytes()).contains(1L << 30);
    assertThat(spec.stopGraceSeconds()).isEqualTo(55);
    assertThat(spec.restart()).isFalse();
    assertThat(spec.variables())
        .containsEntry("A", "x\ny")
        .containsEntry("GRAFLAG_IMAGE", "10.0.0.1:5000/midas@sha256:1");
  }

  @Test
  void leavesTheCommandOfAnImageWithARunnerOfItsOwnAlone() {
    claimed(ExperimentState.BUILDING);
    ServiceSpec spec = started();
    assertThat(spec.entrypoint()).isEmpty();
    assertThat(spec.arguments()).isEmpty();
  }

  @Test
  void startsOurRunnerInPlaceOfTheOriginals() {
    claimed(ExperimentState.BUILDING);
    swarm.command = new ImageCommand(List.of(), List.of("python", "-m", "graflag_runner"), "");
    assertThat(started().arguments())
        .contains(List.of(root.resolve("libs/graflag_runner/bin/graflag-runner").toString()));
  }

  @Test
  void recordsTheServiceOnceItExists() {
    claimed(ExperimentState.BUILDING);
    started();
    var details = storage.experiment(NAME).details().orElseThrow();
    assertThat(details.swarm().orElseThrow().serviceId()).isEqualTo("s1");
    assertThat(details.swarm().orElseThrow().imageDigest()).contains("sha256:1");
    assertThat(details.end()).isEmpty();
  }

  @Test
  void removesAServiceOfWhichNoRecordCouldBeWritten() {
    // There is no directory, because nobody claimed it.
    assertThatThrownBy(this::started).isInstanceOf(GraflagException.class);
    assertThat(swarm.created).isEmpty();
    assertThat(swarm.removed).containsExactly("s1");
  }

  @Test
  void doesNotPrepareARunWithoutTheInstalledRunner() {
    assertThatThrownBy(engine::prepare)
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("libs/graflag_runner");
    folder.write("libs/graflag_runner/bin/graflag-runner", "#!/bin/sh\n");
    engine.prepare();
  }

  @Test
  void namesTheOptionThatBuildsAMissingImage() {
    assertThatThrownBy(() -> engine.image(storage.method(new MethodName("midas")), "v2"))
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> {
              assertThat(e.getMessage()).contains("10.0.0.1:5000/midas:v2");
              assertThat(e.hint().orElseThrow()).contains("--build");
            });
  }

  @Test
  void usesASharedImage() {
    folder.method("other", "COMMAND=run", "IMAGE=midas");
    swarm.digests.put("10.0.0.1:5000/midas:latest", "sha256:2");
    assertThat(
            engine
                .image(storage.method(new MethodName("other")), "latest")
                .orElseThrow()
                .deployed())
        .isEqualTo("10.0.0.1:5000/midas@sha256:2");
  }

  @Test
  void keepsTheLastKnownStatusWhileDockerDoesNotAnswer() {
    ExperimentScan scan = claimed(ExperimentState.RUNNING);
    swarm.failure = GraflagException.of(Kind.UNREACHABLE, "Docker does not answer.");
    Service service = engine.look().service(scan);
    assertThat(service).isEqualTo(new Service.Unknown("Docker does not answer."));
    Verdict verdict = StateRules.apply(scan.facts(service));
    assertThat(verdict.certain()).isFalse();
    assertThat(verdict.state()).isEqualTo(ExperimentState.RUNNING);
  }

  private void concluded() {
    ExperimentScan scan = storage.experiment(NAME);
    engine.conclude(scan, StateRules.apply(scan.facts(engine.look().service(scan))));
  }

  @Test
  void writesTheEndBeforeItRemovesTheService() {
    claimed(ExperimentState.BUILDING);
    started();
    swarm.log = "no such file";
    swarm.task(TaskState.FAILED, TaskState.SHUTDOWN, "a", "failed", 127);
    concluded();
    ExperimentScan after = storage.experiment(NAME);
    assertThat(after.status().orElseThrow().state()).isEqualTo(ExperimentState.FAILED);
    assertThat(after.status().orElseThrow().reason()).contains(FailureReason.EXIT_CODE);
    assertThat(after.details().orElseThrow().swarm().orElseThrow().exitCode()).contains(127);
    assertThat(after.directory().runnerLog()).hasContent("no such file");
    assertThat(swarm.removed).containsExactly("s1");
  }

  @Test
  void removesNothingWhileItRunsOrNobodyKnows() {
    claimed(ExperimentState.RUNNING);
    started();
    swarm.task(TaskState.RUNNING, TaskState.RUNNING, "a", "started", null);
    concluded();
    ExperimentScan scan = storage.experiment(NAME);
    engine.conclude(scan, StateRules.apply(scan.facts(new Service.Unknown("silent"))));
    assertThat(swarm.removed).isEmpty();
    assertThat(scan.isTerminal()).isFalse();
  }

  @Test
  void stopsByRemovingTheServiceAfterItsTaskWasRecorded() {
    ExperimentScan scan = claimed(ExperimentState.RUNNING);
    started();
    swarm.task(TaskState.PENDING, TaskState.RUNNING, null, "no node", null);
    engine.stop(scan);
    assertThat(swarm.removed).containsExactly("s1");
    var swarmRecord = storage.experiment(NAME).details().orElseThrow().swarm().orElseThrow();
    assertThat(swarmRecord.worker().orElseThrow().state()).isEqualTo("pending");
  }

  @Test
  void listsWhatRunsAndWhatWaits() {
    claimed(ExperimentState.RUNNING);
    started();
    swarm.nodes.set(0, FakeSwarm.node("a", 1));
    swarm.task(TaskState.PENDING, TaskState.RUNNING, null, "no node", null);
    assertThat(engine.services(List::of))
        .singleElement()
        .satisfies(
            info -> {
              assertThat(info.name()).isEqualTo(NAME.value());
              assertThat(info.replicas()).isEqualTo("0/1");
              assertThat(info.status()).isEqualTo("pending");
              assertThat(info.detail()).contains("no node");
            });
    assertThat(swarm.services(Swarm.EXPERIMENT)).hasSize(1);
  }

  private void evaluating(TaskState state) {
    swarm.create(
        new ServiceSpec(
            "eval__" + NAME,
            "m:5000/graflag-evaluator:java-1",
            Optional.empty(),
            Optional.empty(),
            Map.of(EvaluationService.EVALUATION, NAME.value()),
            Map.of(),
            List.of(),
            Map.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            10,
            List.of(),
            List.of(),
            false));
    swarm.task(state, TaskState.SHUTDOWN, "a", "done", null);
  }

  @Test
  void findsEvaluationsThatWereLeftBehind() {
    evaluating(TaskState.RUNNING);
    assertThat(engine.leftEvaluations()).isEmpty();
    swarm.task(TaskState.COMPLETE, TaskState.SHUTDOWN, "a", "done", 0);
    List<ServiceInfo> left = engine.leftEvaluations();
    assertThat(left).extracting(ServiceInfo::name).containsExactly("eval__" + NAME);
    engine.discard(left.get(0));
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void removesAServiceThatWasCreatedThoughTheAnswerWasLost() {
    claimed(ExperimentState.BUILDING);
    swarm.lostAnswer = GraflagException.of(Kind.UNREACHABLE, "The connection was cut.");
    assertThatThrownBy(this::started).hasMessage("The connection was cut.");
    assertThat(swarm.created).isEmpty();
    assertThat(swarm.removed).containsExactly("s1");
  }

  @Test
  void asksForTheCommandOfTheVeryImageThatIsDeployed() {
    claimed(ExperimentState.BUILDING);
    started();
    assertThat(swarm.inspected).containsExactly("10.0.0.1:5000/midas@sha256:1");
  }

  @Test
  void previewsARunWithoutPullingItsImage() {
    claimed(ExperimentState.BUILDING);
    assertThat(engine.execution(plan(Map.of())).workingDirectory()).isNotEqualTo(Path.of("/app"));
    swarm.held.add("10.0.0.1:5000/midas@sha256:1");
    assertThat(engine.execution(plan(Map.of())).workingDirectory()).isEqualTo(Path.of("/app"));
    assertThat(swarm.inspected).isEmpty();
  }

  @Test
  void doesNotWaitForARunnerThatTheImageDoesNotHave() {
    claimed(ExperimentState.BUILDING);
    started();
    swarm.task(TaskState.RUNNING, TaskState.RUNNING, "a", "started", null);
    swarm.log = "its own words\n";
    engine.stop(storage.experiment(NAME));
    assertThat(swarm.created).isEmpty();
    assertThat(engine.log(storage.experiment(NAME))).asString().isEqualTo("its own words\n");
  }

  @Test
  void doesNotEndARunThatWasPlacedInTheLastMoment() {
    claimed(ExperimentState.RUNNING);
    started();
    swarm.task(TaskState.RUNNING, TaskState.RUNNING, "a", "started", null);
    Verdict stale =
        new Verdict(
            ExperimentState.FAILED,
            Optional.of(FailureReason.NO_SUITABLE_NODE),
            Optional.of("No node took it."),
            true);
    engine.conclude(storage.experiment(NAME), stale);
    assertThat(storage.experiment(NAME).isTerminal()).isFalse();
    assertThat(swarm.removed).isEmpty();
  }
}
