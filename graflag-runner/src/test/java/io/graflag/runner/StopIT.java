package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StopRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {
  private static final String DEAF = "trap '' TERM; echo ready; while :; do sleep 0.1; done";

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root).with("GRAFLAG_STOP_GRACE_SECONDS", "0.5");
  }

  private void request(FailureReason reason) {
    new StopRequest(reason, "tester", OffsetDateTime.now()).write(runner.experiment().stop());
  }

  private void assertEnded(ExperimentState state, FailureReason reason) {
    Status status = runner.status();
    assertThat(status.state()).isEqualTo(state);
    assertThat(status.reason()).contains(reason);
    assertThat(status.execTime()).isPresent();
    assertThat(status.resources()).isPresent();
  }

  /** The process id that the method printed after a word. */
  private long printed(String word) throws IOException {
    runner.awaitOutput(word);
    await("a line end", () -> textAfter(word).contains("\n"));
    // A shell whose own child is ended first says so behind it.
    return Long.parseLong(textAfter(word).lines().findFirst().orElseThrow());
  }

  private String textAfter(String word) {
    try {
      String output = runner.output();
      return output.substring(output.indexOf(word) + word.length());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertGone(long pid) {
    // It has ended, but stays in the table until whoever inherited it collects it.
    await("the end of " + pid, () -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void recordsThatAUserStoppedIt() throws Exception {
    runner.start("echo ready; sleep 1000").awaitOutput("ready");
    request(FailureReason.STOPPED_BY_USER);
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertEnded(ExperimentState.STOPPED, FailureReason.STOPPED_BY_USER);
    assertThat(runner.status().error().orElseThrow()).contains("tester");
  }

  @Test
  void doesNotStartAMethodThatWasStoppedBefore() throws Exception {
    request(FailureReason.STOPPED_BY_USER);
    assertThat(runner.run("touch " + root + "/started")).isEqualTo(143);
    assertThat(root.resolve("started")).doesNotExist();
    assertThat(runner.status().state()).isEqualTo(ExperimentState.STOPPED);
    assertThat(runner.status().reason()).contains(FailureReason.STOPPED_BY_USER);
    assertThat(runner.status().execTime()).isEmpty();
  }

  @Test
  void leavesOnlyTheFilesOfTheRunBehind() throws Exception {
    runner.start("touch $EXP/.results.json.1-2.tmp; echo ready; sleep 1000").awaitOutput("ready");
    assertThat(runner.experiment().path().resolve(".reserve")).hasSize(16 << 10);
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertThat(runner.experiment().path())
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
  }

  @Test
  void keepsWhatWasMeasuredWhenTheEndCannotBeJudged() throws Exception {
    runner.start("mkdir $EXP/stop.json; echo ready; sleep 1000").awaitOutput("ready");
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(1);
    assertEnded(ExperimentState.FAILED, FailureReason.INFRASTRUCTURE);
  }

  @Test
  void recordsATimeoutThatSomebodyElseEnforced() throws Exception {
    runner.start("echo ready; sleep 1000").awaitOutput("ready");
    request(FailureReason.TIMEOUT);
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertEnded(ExperimentState.FAILED, FailureReason.TIMEOUT);
  }

  @Test
  void recordsThatItWasToldToEndWithoutARequest() throws Exception {
    runner.start("echo ready; sleep 1000").awaitOutput("ready");
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertEnded(ExperimentState.FAILED, FailureReason.SIGNAL);
    assertThat(runner.status().signal()).contains("SIGTERM");
    assertThat(runner.status().error().orElseThrow()).contains("told to end");
  }

  @Test
  void endsOnAHangUpAndOnCtrlCToo() throws Exception {
    for (String signal : new String[] {"HUP", "INT"}) {
      RunnerFixture other = new RunnerFixture(root.resolve(signal));
      other.start("echo ready; sleep 1000").awaitOutput("ready");
      String kill = "kill -" + signal + " " + other.process().pid();
      assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
      assertThat(other.exitCode()).isEqualTo(143);
      assertThat(other.status().reason()).contains(FailureReason.SIGNAL);
    }
  }

  @Test
  void killsAMethodThatIgnoresTheRequestAfterTheGrace() throws Exception {
    runner.start(DEAF).awaitOutput("ready");
    request(FailureReason.STOPPED_BY_USER);
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertEnded(ExperimentState.STOPPED, FailureReason.STOPPED_BY_USER);
    assertThat(runner.status().signal()).contains("SIGKILL");
  }

  @Test
  void givesTheMethodTimeToEndInOrder() throws Exception {
    runner.with("GRAFLAG_STOP_GRACE_SECONDS", "20");
    runner
        .start("trap 'sleep 0.3; echo saved; exit 0' TERM; echo ready; while :; do sleep 0.1; done")
        .awaitOutput("ready");
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertThat(runner.output()).contains("saved");
    assertThat(runner.status().exitCode()).contains(0);
  }

  @Test
  void endsTheWholeTreeAndNotOnlyItsTop() throws Exception {
    runner.start("(trap '' TERM; sleep 1000; sleep 1000) & echo child $!; wait");
    long child = printed("child ");
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertGone(child);
  }

  @Test
  void enforcesTheTimeLimit() throws Exception {
    runner.with("GRAFLAG_TIMEOUT_SECONDS", "0.4");
    assertThat(runner.run(DEAF)).isEqualTo(124);
    assertEnded(ExperimentState.FAILED, FailureReason.TIMEOUT);
    assertThat(runner.status().error().orElseThrow()).contains("0.4 seconds");
    assertThat(runner.status().execTime().orElseThrow().toMillis()).isBetween(850L, 5000L);
  }

  @Test
  void leavesNoGrandchildBehind() throws Exception {
    assertThat(runner.run("setsid sh -c 'echo child $$; sleep 1000' & sleep 0.5; exit 4"))
        .isEqualTo(4);
    assertGone(printed("child "));
  }

  @Test
  void findsAGrandchildThatLeftTheTreeAtOnce() throws Exception {
    assertThat(runner.run("(setsid sh -c 'echo child $$; exec sleep 1000' &); exit 4"))
        .isEqualTo(4);
    assertThat(runner.status().execTime().orElseThrow().toMillis()).isLessThan(5000);
    assertGone(printed("child "));
  }
}
