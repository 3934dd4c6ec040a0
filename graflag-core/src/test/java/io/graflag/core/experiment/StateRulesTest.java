package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One test a row of the table of states, named after the row, and some for what lies between. */
class StateRulesTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-09T14:30:00Z");
  private static final Service ABSENT = new Service.Absent(false);
  private static final Service RUNNING = new Service.Running();
  private static final TaskEnd FAILED =
      TaskEnd.of("failed", Optional.of("task: non-zero exit (137)"), Optional.of(137))
          .orElseThrow();
  private static final Service UNKNOWN = new Service.Unknown("The daemon did not answer.");

  private Optional<Status> status = Optional.empty();
  private Service service = ABSENT;
  private Optional<TaskEnd> finalTask = Optional.empty();
  private Optional<StopRequest> stop = Optional.empty();
  private boolean hasResults;
  private boolean hasEvaluation;
  private Optional<Duration> buildLogAge = Optional.empty();
  private Optional<Duration> statusAge = Optional.empty();
  private Optional<String> unread = Optional.empty();

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "STOPPED"})
  void aTerminalStatusIsNeverOverwritten(ExperimentState state) {
    status = Optional.of(ended(state, FailureReason.EXIT_CODE));
    service = RUNNING;
    assertThat(verdict().state()).isEqualTo(state);
    assertThat(verdict().reason()).contains(FailureReason.EXIT_CODE);
    service = UNKNOWN;
    assertThat(verdict().state()).isEqualTo(state);
    assertThat(verdict().certain()).isTrue();
  }

  @Test
  void everyTaskFailedIsFailed() {
    status = running(0);
    service = new Service.Ended(FAILED);
    hasResults = true;
    assertVerdict(ExperimentState.FAILED, FailureReason.RUNNER_LOST);
    assertThat(verdict().detail()).contains("Its container exited with code 137: it was killed.");
  }

  @Test
  void aTaskThatFailedBeforeARunnerSpokeIsFailedWithItsOwnReason() {
    status = building(0);
    service = new Service.Ended(FAILED);
    assertVerdict(ExperimentState.FAILED, FailureReason.EXIT_CODE);
    service = ended("rejected", "No such image: registry:5000/midas@sha256:1");
    assertVerdict(ExperimentState.FAILED, FailureReason.IMAGE_PULL);
    service = ended("rejected", "invalid mount config: bind source path does not exist: /shared");
    assertVerdict(ExperimentState.FAILED, FailureReason.INFRASTRUCTURE);
    service = ended("shutdown", "");
    assertVerdict(ExperimentState.FAILED, FailureReason.INFRASTRUCTURE);
  }

  private static Service ended(String taskState, String error) {
    return new Service.Ended(
        TaskEnd.of(taskState, Optional.of(error), Optional.empty()).orElseThrow());
  }

  @Test
  void aTaskThatNoNodeCanEverTakeIsFailed() {
    status = building(0);
    service = new Service.Unplaced("No node has 9 GPUs.");
    assertVerdict(ExperimentState.FAILED, FailureReason.NO_SUITABLE_NODE);
  }

  @Test
  void everyTaskFailedIsStoppedIfAStopWasAskedFor() {
    status = running(0);
    service = new Service.Ended(FAILED);
    stop = stop(FailureReason.STOPPED_BY_USER);
    assertVerdict(ExperimentState.STOPPED, FailureReason.STOPPED_BY_USER);
    assertThat(verdict().detail()).contains("Stopped by ada.");
  }

  @Test
  void aStopForTheTimeLimitIsAFailure() {
    status = running(0);
    service = new Service.Ended(FAILED);
    stop = stop(FailureReason.TIMEOUT);
    assertVerdict(ExperimentState.FAILED, FailureReason.TIMEOUT);
  }

  @Test
  void aNodeThatIsDownIsFailed() {
    status = running(0);
    service = new Service.NodeLost("node11");
    assertVerdict(ExperimentState.FAILED, FailureReason.NODE_LOST);
    assertThat(verdict().detail().orElseThrow()).contains("node11");
  }

  @Test
  void everyTaskCompleteIsCompletedIfResultsExist() {
    status = running(0);
    service = new Service.Ended(TaskEnd.COMPLETE);
    hasResults = true;
    assertVerdict(ExperimentState.COMPLETED, null);
  }

  @Test
  void everyTaskCompleteIsFailedWithoutResults() {
    service = new Service.Ended(TaskEnd.COMPLETE);
    hasEvaluation = true;
    assertVerdict(ExperimentState.FAILED, FailureReason.NO_RESULTS);
  }

  @Test
  void aTaskThatHasNotStartedIsPendingWithSwarmsMessage() {
    status = building(0);
    service = new Service.Waiting("no suitable node (insufficient resources on 3 nodes)");
    assertVerdict(ExperimentState.PENDING, null);
    assertThat(verdict().detail()).contains("no suitable node (insufficient resources on 3 nodes)");
  }

  @Test
  void statusBuildingAndServiceExistsIsBuilding() {
    status = building(3600);
    service = RUNNING;
    buildLogAge = Optional.of(Duration.ofHours(1));
    assertVerdict(ExperimentState.BUILDING, null);
  }

  @Test
  void statusBuildingNoServiceAndABuildLogFor60SecondsIsFailed() {
    status = building(0);
    buildLogAge = Optional.of(Duration.ofSeconds(60));
    assertVerdict(ExperimentState.FAILED, FailureReason.IMAGE_BUILD);
  }

  @Test
  void statusBuildingNoServiceAndAYoungBuildLogIsBuilding() {
    status = building(0);
    buildLogAge = Optional.of(Duration.ofSeconds(59));
    assertVerdict(ExperimentState.BUILDING, null);
  }

  @Test
  void statusBuildingNoServiceOtherwiseIsBuilding() {
    status = building(59);
    assertVerdict(ExperimentState.BUILDING, null);
    status = building(60);
    assertVerdict(ExperimentState.BUILDING, null);
  }

  @Test
  void statusBuildingNoServiceAndAHeartbeatOlderThan60SecondsIsFailed() {
    status = building(61);
    assertVerdict(ExperimentState.FAILED, FailureReason.CLIENT_LOST);
  }

  @Test
  void statusBuildingOfTheOriginalWithoutHeartbeatStaysBuilding() {
    status = withoutHeartbeat(building(0));
    assertVerdict(ExperimentState.BUILDING, null);
  }

  @Test
  void statusRunningAndServiceExistsIsRunning() {
    status = running(3600);
    service = RUNNING;
    stop = stop(FailureReason.STOPPED_BY_USER);
    assertVerdict(ExperimentState.RUNNING, null);
  }

  @Test
  void statusRunningNoServiceAndAFinalTaskStateIsThatState() {
    status = running(0);
    hasResults = true;
    finalTask = Optional.of(TaskEnd.COMPLETE);
    assertVerdict(ExperimentState.COMPLETED, null);
    finalTask = Optional.of(FAILED);
    assertVerdict(ExperimentState.FAILED, FailureReason.RUNNER_LOST);
  }

  @Test
  void statusRunningNoServiceAndAStopIsStopped() {
    status = running(0);
    stop = stop(FailureReason.STOPPED_BY_USER);
    assertVerdict(ExperimentState.STOPPED, FailureReason.STOPPED_BY_USER);
  }

  @Test
  void statusRunningOfTheOriginalNoServiceIsStopped() {
    status = withoutHeartbeat(running(0));
    assertVerdict(ExperimentState.STOPPED, null);
  }

  @Test
  void statusRunningNoServiceIsRunningUntilTheHeartbeatIsOlderThan60Seconds() {
    status = running(59);
    assertVerdict(ExperimentState.RUNNING, null);
    status = running(61);
    assertVerdict(ExperimentState.FAILED, FailureReason.RUNNER_LOST);
  }

  @Test
  void statusRunningAndADeadLocalProcessIsFailedAtOnce() {
    status = running(1);
    service = new Service.Absent(true);
    assertVerdict(ExperimentState.FAILED, FailureReason.RUNNER_LOST);
  }

  @Test
  void noStatusAndServiceExistsIsRunning() {
    service = RUNNING;
    hasResults = true;
    assertVerdict(ExperimentState.RUNNING, null);
  }

  @Test
  void noStatusNoServiceAndResultsIsCompleted() {
    hasResults = true;
    assertVerdict(ExperimentState.COMPLETED, null);
  }

  @Test
  void noStatusNoServiceAndAnEvaluationIsCompleted() {
    hasEvaluation = true;
    assertVerdict(ExperimentState.COMPLETED, null);
  }

  @Test
  void otherwiseIsUnknown() {
    assertVerdict(ExperimentState.UNKNOWN, null);
    assertThat(verdict().certain()).isTrue();
  }

  @Test
  void anUnknownFactKeepsTheLastStatusAndSaysSo() {
    service = UNKNOWN;
    status = running(3600);
    assertThat(verdict().state()).isEqualTo(ExperimentState.RUNNING);
    assertThat(verdict().certain()).isFalse();
    assertThat(verdict().detail()).contains("The daemon did not answer.");
    status = building(3600);
    assertThat(verdict().state()).isEqualTo(ExperimentState.BUILDING);
  }

  @Test
  void anUnknownFactWithoutAnyStatusIsUnknown() {
    service = UNKNOWN;
    hasResults = true;
    assertThat(verdict().state()).isEqualTo(ExperimentState.UNKNOWN);
    assertThat(verdict().certain()).isFalse();
  }

  @Test
  void aFileThatWasNotGivenOutIsAnUnknownFactWhateverTheOthersSay() {
    unread = Optional.of("Cannot read status.json: permission denied.");
    hasResults = true;
    for (Service any : List.of(ABSENT, RUNNING, new Service.Ended(FAILED))) {
      service = any;
      assertThat(verdict().state()).isEqualTo(ExperimentState.UNKNOWN);
      assertThat(verdict().certain()).isFalse();
      assertThat(verdict().detail()).isEqualTo(unread);
    }
  }

  @Test
  void theClockOfARunnerDoesNotCount() {
    status = running(3600);
    statusAge = Optional.of(Duration.ofSeconds(9));
    assertThat(verdict().state()).isEqualTo(ExperimentState.RUNNING);
    status = running(-3600);
    statusAge = Optional.of(Duration.ofSeconds(61));
    assertVerdict(ExperimentState.FAILED, FailureReason.RUNNER_LOST);
  }

  @Test
  void aFileThatWasNotGivenOutKeepsTheLastStatus() {
    unread = Optional.of("Cannot read stop.json: permission denied.");
    status = running(3600);
    assertThat(verdict().state()).isEqualTo(ExperimentState.RUNNING);
    assertThat(verdict().certain()).isFalse();
    status = Optional.of(ended(ExperimentState.FAILED, FailureReason.EXIT_CODE));
    assertVerdict(ExperimentState.FAILED, FailureReason.EXIT_CODE);
  }

  private Verdict verdict() {
    return StateRules.apply(
        new StateFacts(
            status,
            service,
            finalTask,
            stop,
            hasResults,
            hasEvaluation,
            buildLogAge,
            statusAge.or(() -> ageOfBeat()),
            unread));
  }

  /** As it is where all clocks agree. */
  private Optional<Duration> ageOfBeat() {
    return status.flatMap(Status::heartbeat).map(beat -> Duration.between(beat, NOW));
  }

  private void assertVerdict(ExperimentState state, FailureReason reason) {
    assertThat(verdict().state()).isEqualTo(state);
    assertThat(verdict().reason()).isEqualTo(Optional.ofNullable(reason));
    assertThat(verdict().certain()).isTrue();
  }

  private static Optional<Status> building(long secondsAgo) {
    return Optional.of(Status.building("midas", NOW.minusSeconds(secondsAgo), "host"));
  }

  private static Optional<Status> running(long secondsAgo) {
    return Optional.of(Status.running("midas", NOW.minusSeconds(secondsAgo), "host"));
  }

  private static Status ended(ExperimentState state, FailureReason reason) {
    Outcome outcome =
        new Outcome(
            state, Optional.empty(), Optional.empty(), Optional.of(reason), Optional.empty());
    return running(5).orElseThrow().ended(NOW, outcome, Optional.empty(), Optional.empty());
  }

  private static Optional<Status> withoutHeartbeat(Optional<Status> status) {
    Status s = status.orElseThrow();
    Optional<OffsetDateTime> none = Optional.empty();
    return Optional.of(
        new Status(
            s.state(),
            s.timestamp(),
            s.methodName(),
            none,
            none,
            s.execTime(),
            s.exitCode(),
            s.signal(),
            s.reason(),
            s.error(),
            s.resources(),
            s.host(),
            none,
            s.provenance()));
  }

  private static Optional<StopRequest> stop(FailureReason reason) {
    return Optional.of(new StopRequest(reason, "ada", NOW));
  }
}
