package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.graflag.api.storage.LocalStorage;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.TaskEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyingTest {
  private static final String FAILED = "exp__midas__toy__20260309_140000";
  private static final String RUNNING = "exp__midas__toy__20260309_141000";
  private static final String DONE = "exp__knn__toy__20260308_140000";

  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private Tidying tidying;

  @BeforeEach
  void open() {
    SharedFolder folder = new SharedFolder(root);
    status(folder, FAILED, "failed");
    status(folder, RUNNING, "running");
    status(folder, DONE, "completed");
    LocalStorage storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    tidying =
        new Tidying(
            storage,
            engine,
            new RunStopper(storage, engine, SharedFolder.CLOCK, "ada"),
            SharedFolder.CLOCK);
    engine.service = new Service.Running();
  }

  private static void status(SharedFolder folder, String name, String state) {
    Map<String, Object> json = Map.of("status", state, "timestamp", "2026-03-09T14:00:00Z");
    folder.experiment(name, "status.json", json);
  }

  private void served(String name) {
    served(name, "ended");
  }

  private void served(String name, String status) {
    engine.services.add(new ServiceInfo(name, "1", "", "0/1", status, Optional.empty()));
  }

  private Path directory(String name) {
    return root.resolve("experiments").resolve(name);
  }

  @Test
  void removesNothingUntilItIsSaid() {
    served(FAILED);
    assertThat(tidying.services(false)).extracting(Leftover::removable).containsExactly(true);
    assertThat(engine.concluded).isEmpty();
    assertThat(tidying.experiments(Selection.UNSUCCESSFUL, false)).hasSize(1);
    assertThat(directory(FAILED)).exists();
  }

  @Test
  void concludesRunsThatAreOverAndKeepsTheOthers() {
    served(FAILED);
    served(RUNNING);
    assertThat(tidying.services(true))
        .extracting(Leftover::name, Leftover::removed)
        .containsExactly(tuple(FAILED, true), tuple(RUNNING, false));
    assertThat(engine.concluded).containsExactly(FAILED);
  }

  @Test
  void concludesARunWhoseTaskEndedWithoutAWord() {
    served(RUNNING);
    engine.service = new Service.Ended(TaskEnd.COMPLETE);
    assertThat(tidying.services(true)).extracting(Leftover::state).containsExactly("failed");
    assertThat(engine.concluded).containsExactly(RUNNING);
  }

  @Test
  void discardsEvaluationsThatWereLeftBehind() {
    engine.evaluations.add(new ServiceInfo("eval__x", "9", "", "0/1", "ended", Optional.empty()));
    assertThat(tidying.services(true)).extracting(Leftover::removed).containsExactly(true);
    assertThat(engine.discarded).containsExactly("eval__x");
  }

  @Test
  void deletesWhatFailedAndNothingElse() {
    assertThat(tidying.experiments(Selection.UNSUCCESSFUL, true))
        .extracting(Leftover::name)
        .containsExactly(FAILED);
    assertThat(directory(FAILED)).doesNotExist();
    assertThat(directory(RUNNING)).exists();
    assertThat(directory(DONE)).exists();
  }

  @Test
  void deletesOnlyWhatIsOldEnough() {
    Selection old =
        new Selection(
            Set.of(ExperimentState.FAILED, ExperimentState.COMPLETED),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofHours(20)));
    assertThat(tidying.experiments(old, true)).extracting(Leftover::name).containsExactly(DONE);
    assertThat(directory(FAILED)).exists();
  }

  @Test
  void refusesWhatNobodyKnowsTheEndOf() {
    engine.service = new Service.Unknown("Docker does not answer.");
    served(RUNNING);
    List<Leftover> found = tidying.services(true);
    assertThat(found).extracting(Leftover::removable).containsExactly(false);
    assertThat(found.get(0).detail()).contains("Docker does not answer.");
    assertThat(engine.concluded).isEmpty();
  }

  @Test
  void discardsAServiceWhoseExperimentIsGone() {
    served("exp__midas__toy__20260101_000000");
    assertThat(tidying.services(true)).extracting(Leftover::removed).containsExactly(true);
    assertThat(engine.discarded).containsExactly("exp__midas__toy__20260101_000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "pending"})
  void keepsAServiceThatGoesOnThoughItsExperimentIsNowhere(String status) {
    served("exp__midas__toy__20260101_000000", status);
    assertThat(tidying.services(true))
        .extracting(Leftover::removable, Leftover::removed)
        .containsExactly(tuple(false, false));
    assertThat(engine.discarded).isEmpty();
  }

  @Test
  void goesOnWhereOneCannotBeRemoved() {
    served(FAILED);
    served(DONE);
    engine.stubborn = FAILED;
    List<Leftover> found = tidying.services(true);
    assertThat(found).extracting(Leftover::removed).containsExactly(false, true);
    assertThat(found.get(0).detail()).contains("could not be removed", "it resists");
  }

  @Test
  void keepsADirectoryThatMayBeAboutToBecomeARun() {
    SharedFolder folder = new SharedFolder(root);
    folder.write("experiments/exp__midas__toy__20260309_142930/x", "");
    folder.write("experiments/exp__midas__toy__20260309_130000/x", "");
    engine.service = new Service.Absent(false);
    Selection unknown =
        new Selection(
            Set.of(ExperimentState.UNKNOWN), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(tidying.experiments(unknown, true))
        .extracting(Leftover::removed)
        .containsExactly(false, true);
  }
}
