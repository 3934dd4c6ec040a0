package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.await;
import static io.graflag.runner.RunnerFixture.withResults;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed: the record is right within ten seconds, and no byte of output is lost. */
class TrueEndIT {
  private static final String HEADING = "=== METHOD OUTPUT ===\n";

  /** Writes lines without end, and notes each one in a file of its own after it was written. */
  private static final String COUNTING =
      "n=0; while :; do n=$((n+1)); echo line $n; echo $n >&3; done 3> $METHOD_DIR/written";

  private static final String DEAF = "trap '' TERM HUP INT; " + COUNTING;

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root).with("GRAFLAG_STOP_GRACE_SECONDS", "0.5");
  }

  /** Starts a method that counts; returns its process once it has written something. */
  private ProcessHandle startCounting(String command) throws Exception {
    runner.start("echo me $$; " + command).awaitOutput("line 100\n");
    String output = runner.output();
    String pid = output.substring(HEADING.length() + 3, output.indexOf('\n', HEADING.length()));
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private void assertNothingIsLost() throws IOException {
    int noted = Files.readAllLines(root.resolve("written")).size();
    List<String> lines = runner.output().lines().skip(2).toList();
    // It may be killed between the line and the note.
    assertThat(lines).hasSizeBetween(noted, noted + 1);
    assertThat(lines)
        .isEqualTo(IntStream.rangeClosed(1, lines.size()).mapToObj(n -> "line " + n).toList());
  }

  private static void assertGone(ProcessHandle process) {
    await("the end of " + process.pid(), () -> !process.isAlive());
  }

  @Test
  void aMethodKilledByASignalFailsWithIt() throws Exception {
    startCounting(COUNTING).destroyForcibly();
    runner.awaitState("failed signal");
    assertThat(runner.status().signal()).contains("SIGKILL");
    assertThat(runner.exitCode()).isEqualTo(137);
    assertNothingIsLost();
  }

  @Test
  void aRunnerToldToEndEndsItsMethodAndSaysSo() throws Exception {
    ProcessHandle method = startCounting(COUNTING);
    runner.process().destroy();
    runner.awaitState("failed signal");
    assertThat(runner.exitCode()).isEqualTo(143);
    assertGone(method);
    assertNothingIsLost();
  }

  @Test
  void aMethodThatIgnoresTheRequestIsKilledAfterTheGrace() throws Exception {
    ProcessHandle method = startCounting(DEAF);
    new StopRequest(FailureReason.STOPPED_BY_USER, "tester", OffsetDateTime.now())
        .write(runner.experiment().stop());
    runner.process().destroy();
    runner.awaitState("stopped stopped_by_user");
    assertThat(runner.status().signal()).contains("SIGKILL");
    assertGone(method);
    assertNothingIsLost();
  }

  @Test
  void endlessOutputEndsAtTheTimeLimit() throws Exception {
    runner.with("GRAFLAG_TIMEOUT_SECONDS", "1.5");
    startCounting(COUNTING);
    runner.awaitState("failed timeout");
    assertThat(runner.exitCode()).isEqualTo(124);
    assertNothingIsLost();
  }

  @Test
  void aRunnerThatIsKilledIsLostAndItsMethodEnds() throws Exception {
    ProcessHandle method = startCounting(COUNTING);
    awaitLastWill();
    runner.process().destroyForcibly();
    runner.awaitState("failed runner_lost");
    assertGone(method);
    assertNothingIsLost();
  }

  @Test
  void findsItsProgramsWhereThePathOfTheImageHasNone() throws Exception {
    runner.with("PATH", "/nowhere");
    ProcessHandle method = startCounting(COUNTING);
    awaitLastWill();
    runner.process().destroyForcibly();
    assertGone(method);
    assertThat(runner.err()).isEmpty();
  }

  @Test
  void aKilledRunnersDeafMethodEndsWithItsWholeFamily() throws Exception {
    ProcessHandle method =
        startCounting("(trap '' TERM; setsid sleep 1000 &); sleep 1000 & " + DEAF);
    awaitLastWill();
    List<ProcessHandle> family = marked();
    assertThat(family).hasSizeGreaterThanOrEqualTo(3).contains(method);
    runner.process().destroyForcibly();
    runner.awaitState("failed runner_lost");
    family.forEach(TrueEndIT::assertGone);
    assertNothingIsLost();
  }

  @Test
  void theLastWillOfARunnerGoesWithIt() throws Exception {
    runner.start(withResults("echo ready; sleep 1")).awaitOutput("ready");
    ProcessHandle will = awaitLastWill();
    assertThat(runner.exitCode()).isZero();
    assertGone(will);
    assertThat(runner.state()).isEqualTo("completed");
  }

  @Test
  void outputWithoutALineEndAndWithoutTextIsKept() throws Exception {
    runner.start("printf 'half \\377\\376\\000\\303'; kill -KILL $$");
    runner.awaitState("failed signal");
    assertThat(runner.exitCode()).isEqualTo(137);
    assertThat(runner.output()).isEqualTo(HEADING + "half \u00ff\u00fe\u0000\u00c3");
    assertThat(runner.out()).hasSameBinaryContentAs(runner.experiment().methodOutput());
  }

  /** The shell that waits for the runner's end; it has no mark itself. */
  private ProcessHandle awaitLastWill() {
    await("the last will", () -> lastWills().size() == 1);
    return lastWills().get(0);
  }

  private List<ProcessHandle> lastWills() {
    return runner
        .process()
        .children()
        .filter(
            child ->
                String.join(" ", child.info().arguments().orElse(new String[0]))
                    .contains("graflag-last-will"))
        .toList();
  }

  /** The processes of this run, found by their environment. */
  private List<ProcessHandle> marked() {
    String variable = "METHOD_DIR=" + root;
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains("GRAFLAG_RUN_ID="))
        .filter(process -> environment(process).contains(variable))
        .toList();
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc/" + process.pid() + "/environ"),
          java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended meanwhile
    }
  }
}
