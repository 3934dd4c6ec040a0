package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.engine.Waiting;
import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each state that one machine can produce, made for real and read back from the list. */
class ExperimentStatesIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String OLD = "exp__sleeper__toy__20260309_143000";

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("sleeper", "echo started; exec sleep 300");
    session.method("writer", CommandLineSession.WRITE_RESULTS);
  }

  @AfterEach
  void leaveNothingRunning() {
    session.names().forEach(name -> session.graflag("stop", "-e", name));
  }

  @Test
  void aRunThatWritesResultsIsCompleted() {
    String name = session.detached("writer");
    awaitState(name, "completed");
    assertThat(session.listed(name).flag("has_results")).contains(true);
  }

  @Test
  void aMethodThatExitsWithACodeFailsWithThatCode() {
    session.method("broken", "echo went wrong >&2; exit 3");
    String name = session.detached("broken");
    awaitState(name, "failed exit_code");
    assertThat(session.listed(name).wholeNumber("exit_code")).contains(3L);
    assertThat(session.listed(name).requiredText("detail")).contains("went wrong");
  }

  @Test
  void aMethodWithoutResultsFailsWithNoResults() {
    session.method("silent", "true");
    awaitState(session.detached("silent"), "failed no_results");
  }

  @Test
  void aMethodThatIsKilledFailsWithSignal() throws Exception {
    String name = running("sleeper");
    awaitBelow(name, "sleep 300").destroyForcibly();
    awaitState(name, "failed signal");
  }

  @Test
  void aRunnerThatIsKilledIsSeenAtOnceAsLostAndItsMethodEnds() {
    String name = running("sleeper");
    ProcessHandle method = awaitBelow(name, "sleep 300");
    awaitBelow(name, "graflag-last-will");
    ProcessHandle.of(session.runner(name)).orElseThrow().destroyForcibly();
    awaitState(name, "failed runner_lost");
    assertThat(Waiting.until(SOON, () -> !method.isAlive())).isTrue();
  }

  @Test
  void stoppingEndsTheRunAndEverythingItStarted() {
    session.method("family", "sleep 300 & sleep 300 & wait");
    String name = running("family");
    long method = awaitBelow(name, "sleep 300").pid();
    long runner = session.runner(name);
    CommandLineSession.Answer answer = session.graflag("stop", "-e", name);
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(session.state(name)).isEqualTo("stopped stopped_by_user");
    assertThat(List.of(runner, method)).noneMatch(ExperimentStatesIT::runs);
    assertThat(session.graflag("stop", "-e", name).err()).contains("it is stopped already");
  }

  /** Java takes a process that has ended for alive until its parent has collected it. */
  private static boolean runs(long process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false; // collected
    }
  }

  @Test
  void stoppingARunWhoseRunnerWasKilledEndsWhatItLeftBehind() throws IOException {
    session.method("deaf", "trap '' TERM; sleep 300; sleep 300");
    String name = running("deaf");
    ProcessHandle runner = ProcessHandle.of(session.runner(name)).orElseThrow();
    ProcessHandle method = awaitBelow(name, "sleep 300");
    runner.destroyForcibly();
    awaitState(name, "failed runner_lost");
    session.graflag("stop", "-e", name);
    assertThat(Waiting.until(SOON, () -> !method.isAlive())).isTrue();
  }

  @Test
  void aRunThatTakesTooLongFailsWithTimeout() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "sleeper", "-d", "toy", "--timeout", "1");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("failed (timeout)");
  }

  @Test
  void aStatusCutInHalfCountsAsMissingAndIsReported() throws IOException {
    String name = running("sleeper");
    Path status = session.experiment(name).resolve("status.json");
    Files.writeString(status, Files.readString(status).substring(0, 30));
    JsonObject listed = session.listed(name);
    assertThat(listed.requiredText("status")).isEqualTo("running");
    assertThat(listed.list("problems")).singleElement().asString().contains("status.json", "line");
    session.graflag("stop", "-e", name);
  }

  @Test
  void aStatusCutInHalfAfterTheEndLeavesWhatTheResultsSay() throws IOException {
    String name = session.detached("writer");
    awaitState(name, "completed");
    Files.writeString(session.experiment(name).resolve("status.json"), "{\"status\": \"com");
    assertThat(session.state(name)).isEqualTo("completed");
    Files.delete(session.experiment(name).resolve("results.json"));
    assertThat(session.state(name)).isEqualTo("unknown");
  }

  @Test
  void aProcessIdThatIsUsedAgainIsNotTakenForTheRunner() throws IOException {
    String name = running("sleeper");
    Path details = session.experiment(name).resolve("service_details.json");
    long runner = session.runner(name);
    Files.writeString(
        details,
        Files.readString(details)
            .replace("\"pid\": " + runner, "\"pid\": " + ProcessHandle.current().pid()));
    assertThat(session.state(name)).isEqualTo("failed runner_lost");
    end(runner);
  }

  @Test
  void aRunOnAnotherMachineKeepsItsLastStatusAndSaysSo() throws IOException {
    String name = running("sleeper");
    long runner = session.runner(name);
    Path details = session.experiment(name).resolve("service_details.json");
    Files.writeString(
        details, Files.readString(details).replaceAll("\"host\": \"[^\"]*\"", "\"host\": \"far\""));
    JsonObject listed = session.listed(name);
    assertThat(listed.requiredText("status")).isEqualTo("running");
    assertThat(listed.flag("certain")).contains(false);
    assertThat(listed.requiredText("detail")).contains("far");
    assertThat(session.graflag("stop", "-e", name, "--rm").code()).isEqualTo(1);
    end(runner);
  }

  @Test
  void aClientThatDiedBeforeTheRunStartedIsLostAfterAMinute() throws IOException {
    status("building", OffsetDateTime.now().minusSeconds(50));
    assertThat(session.state(OLD)).isEqualTo("building");
    status("building", OffsetDateTime.now().minusSeconds(70));
    assertThat(session.state(OLD)).isEqualTo("failed client_lost");
  }

  @Test
  void anImageThatWasNotBuiltIsAFailureOfTheBuild() throws IOException {
    status("building", OffsetDateTime.now());
    session.write("experiments/" + OLD + "/build.log", "no space");
    assertThat(session.state(OLD)).isEqualTo("building");
    Files.setLastModifiedTime(
        session.experiment(OLD).resolve("build.log"),
        FileTime.from(Instant.now().minusSeconds(61)));
    assertThat(session.state(OLD)).isEqualTo("failed image_build");
  }

  @Test
  void aRunnerOnNoKnownMachineIsLostAfterAMinuteWithoutHeartbeat() throws IOException {
    status("running", OffsetDateTime.now().minusSeconds(50));
    assertThat(session.state(OLD)).isEqualTo("running");
    status("running", OffsetDateTime.now().minusSeconds(70));
    assertThat(session.state(OLD)).isEqualTo("failed runner_lost");
  }

  @Test
  void aRunOfTheOriginalThatNobodyEndedIsStopped() {
    session.write(
        "experiments/" + OLD + "/status.json",
        "{\"status\": \"running\", \"timestamp\": \"2026-03-09T14:30:00+00:00\","
            + " \"method_name\": \"sleeper\"}");
    assertThat(session.state(OLD)).isEqualTo("stopped");
  }

  @Test
  void anOldExperimentWithResultsAndNoStatusIsCompleted() {
    session.write("experiments/" + OLD + "/results.json", "{}");
    assertThat(session.state(OLD)).isEqualTo("completed");
  }

  /** Waits for it, because what it still writes would be in the way of the clean-up. */
  private static void end(long runner) {
    ProcessHandle process = ProcessHandle.of(runner).orElseThrow();
    process.destroy();
    assertThat(Waiting.until(SOON, () -> !process.isAlive())).isTrue();
  }

  private String running(String method) {
    String name = session.detached(method);
    awaitState(name, "running");
    Waiting.until(
        SOON, () -> ProcessHandle.of(session.runner(name)).orElseThrow().descendants().count() > 0);
    return name;
  }

  /** A process below the runner, once one has such words in its command line. */
  private ProcessHandle awaitBelow(String name, String words) {
    ProcessHandle runner = ProcessHandle.of(session.runner(name)).orElseThrow();
    assertThat(Waiting.until(SOON, () -> below(runner, words).isPresent())).as(words).isTrue();
    return below(runner, words).orElseThrow();
  }

  private static Optional<ProcessHandle> below(ProcessHandle runner, String words) {
    // A shell that is about to become the program has the same words before others.
    return runner
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(words))
        .filter(process -> !process.info().commandLine().orElse("").contains("started"))
        .findFirst();
  }

  private void awaitState(String name, String state) {
    Waiting.until(SOON, () -> session.state(name).equals(state));
    assertThat(session.state(name)).isEqualTo(state);
  }

  private void status(String state, OffsetDateTime heartbeat) throws IOException {
    session.write(
        "experiments/" + OLD + "/status.json",
        "{\"status\": \"%s\", \"timestamp\": \"%s\", \"method_name\": \"sleeper\","
                .formatted(state, heartbeat)
            + " \"heartbeat\": \"%s\"}".formatted(heartbeat));
    Files.setLastModifiedTime(
        session.experiment(OLD).resolve("status.json"), FileTime.from(heartbeat.toInstant()));
  }
}
