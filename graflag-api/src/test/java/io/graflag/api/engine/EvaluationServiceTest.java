package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.SharedFolder;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.Storage;
import io.graflag.api.swarm.BindMount;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationServiceTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_140000");
  private static final Clock LATER =
      Clock.fixed(FakeSwarm.START.plusHours(1).toInstant(), ZoneOffset.UTC);

  @TempDir Path root;
  private final FakeSwarm swarm = new FakeSwarm();
  private final List<ServiceSpec> specs = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private Storage storage;
  private EvaluationService evaluations;

  @BeforeEach
  void prepare() {
    SharedFolder folder = new SharedFolder(root);
    folder.experiment(NAME.value(), "results.json", Map.of());
    folder.write("libs/graflag_evaluator/Dockerfile.java", "FROM scratch");
    storage = new LocalStorage(folder.places(), LATER);
    ManagerAccess manager = new ManagerAccess(new LocalShell(), swarm, storage, root, "10.0.0.1");
    evaluations = new EvaluationService(manager, new ImageBuild(manager));
    swarm.otherDigest = "sha256:2";
    swarm.log = "auc_roc 0.9\n";
    ends(TaskState.COMPLETE, 0);
  }

  private void ends(TaskState state, Integer exitCode) {
    onCreation(() -> swarm.task(state, TaskState.SHUTDOWN, "a", "", exitCode));
  }

  private void onCreation(Runnable then) {
    swarm.afterCreation =
        () -> {
          specs.addAll(swarm.created.values());
          then.run();
        };
  }

  private void evaluate() {
    evaluate(EvaluationOptions.DEFAULT);
  }

  private void evaluate(EvaluationOptions options) {
    evaluations.evaluate(storage.directory(NAME), options, output::add);
  }

  @Test
  void tellsTheEvaluatorByWhichRules() {
    evaluate(EvaluationOptions.byRules(1));
    assertThat(specs.get(0).arguments())
        .contains(List.of("--rules", "1", "/shared/experiments/" + NAME));
  }

  @Test
  void readsAllOfTheShareAndWritesTheFolderOfTheEvaluationAlone() {
    evaluate();
    String inside = "/shared/experiments/" + NAME;
    assertThat(specs.get(0).mounts())
        .containsExactly(
            new BindMount(root.toString(), "/shared", true),
            new BindMount(root + "/experiments/" + NAME + "/eval", inside + "/eval", false));
    assertThat(specs.get(0).arguments()).contains(List.of(inside));
    assertThat(specs.get(0).image()).endsWith("@sha256:2");
  }

  @Test
  void verifiesWithoutAnyPlaceToWriteTo() {
    evaluations.verify(storage.directory(NAME), output::add);
    assertThat(specs.get(0).arguments())
        .contains(List.of("--verify", "/shared/experiments/" + NAME));
    assertThat(specs.get(0).mounts())
        .containsExactly(new BindMount(root.toString(), "/shared", true));
    assertThat(output).containsExactly("auc_roc 0.9");
    assertThat(storage.directory(NAME).evaluationDirectory()).doesNotExist();
  }

  @Test
  void showsWhatTheEvaluatorPrintsAndRemovesTheService() {
    evaluate();
    assertThat(output).containsExactly("auc_roc 0.9");
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void failsWithTheEvaluatorAndRemovesTheService() {
    ends(TaskState.FAILED, 1);
    swarm.log = "error: There are no scores.\n";
    assertThatThrownBy(this::evaluate)
        .hasFieldOrPropertyWithValue("kind", Kind.FAILED)
        .hasMessageContaining("There are no scores");
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void endsWhereTheNodeGoesDown() {
    swarm.nodes.set(0, FakeSwarm.node("a", 0, "down", FakeSwarm.START));
    onCreation(() -> swarm.task(TaskState.RUNNING, TaskState.SHUTDOWN, "a", "started", null));
    assertThatThrownBy(this::evaluate).hasMessageContaining("node a went down");
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void endsWhereSomebodyRemovesTheService() {
    onCreation(swarm.created::clear);
    assertThatThrownBy(this::evaluate)
        .hasFieldOrPropertyWithValue("kind", Kind.FAILED)
        .hasMessageContaining("removed its service");
  }

  @Test
  void takesBackAServiceWhoseCreationWasNotAnswered() {
    swarm.lostAnswer = GraflagException.of(Kind.UNREACHABLE, "The connection was cut.");
    assertThatThrownBy(this::evaluate).hasMessageContaining("was cut");
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void takesThePlaceOfOneThatEndedAndThatNobodyRemoved() {
    leaveBehind();
    evaluate();
    assertThat(swarm.removed).contains("left");
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void refusesWhileAnotherEvaluationGoesOn() {
    leaveBehind();
    swarm.task(TaskState.RUNNING, TaskState.RUNNING, "a", "started", null);
    assertThatThrownBy(this::evaluate)
        .hasFieldOrPropertyWithValue("kind", Kind.CONFLICT)
        .hasMessageContaining("being evaluated already");
    assertThat(swarm.created).hasSize(1);
  }

  @Test
  void takesOneForLeftBehindOnlyWhereNobodyCanWaitForItAnyMore() {
    leaveBehind();
    assertThat(evaluations.ended()).hasSize(1);
    assertThat(at(FakeSwarm.START.plusSeconds(60)).ended())
        .as("half a minute after its end")
        .isEmpty();
  }

  private EvaluationService at(OffsetDateTime moment) {
    Clock clock = Clock.fixed(moment.toInstant(), ZoneOffset.UTC);
    Storage then = new LocalStorage(new SharedFolder(root).places(), clock);
    ManagerAccess manager = new ManagerAccess(new LocalShell(), swarm, then, root, "10.0.0.1");
    return new EvaluationService(manager, new ImageBuild(manager));
  }

  /** As a client does that is killed while it waits: what it created stays. */
  private void leaveBehind() {
    evaluate();
    swarm.created.put("left", specs.get(0));
    swarm.task(TaskState.COMPLETE, TaskState.SHUTDOWN, "a", "", 0);
  }
}
