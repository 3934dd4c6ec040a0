package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.GUARDED;
import static io.graflag.runner.RunnerFixture.await;
import static io.graflag.runner.RunnerFixture.withResults;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes whose parents end before them, with the runner as the first process and as any. */
class OrphansIT {
  /** Makes the program after it the first process of a name space. */
  private static final String[] FIRST = {"unshare", "--pid", "--fork", "--mount-proc"};

  /** Ends with 0 once no process below the runner waits to be collected, with 9 if one stays. */
  private static final String AWAIT_NO_ZOMBIES =
      "for i in $(seq 60); do grep -qs ') Z '$PPID' ' /proc/[0-9]*/stat || exit 0; sleep 0.1; done;"
          + " exit 9";

  /** Ends, but leaves a child that lives on in its child, and so on, and ignores requests. */
  private static final String FORKING =
      """
      import os, signal, time
      signal.signal(signal.SIGTERM, signal.SIG_IGN)
      if os.fork():
        time.sleep(0.5)
        os._exit(4)
      while True:
        if os.fork():
          os._exit(0)
        %s
      """;

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root).with("GRAFLAG_STOP_GRACE_SECONDS", "0.5");
  }

  private void asFirst(boolean first) throws Exception {
    if (first) {
      int probe =
          new ProcessBuilder("unshare", "--pid", "--fork", "--mount-proc", "true")
              .start()
              .waitFor();
      if (probe != 0) {
        Requirement.ISOLATION.absent("no right to make a name space of processes");
      }
      runner.within(FIRST);
    }
  }

  private static void assertGone(String words) {
    await(
        "the end of " + words,
        () -> ProcessHandle.allProcesses().noneMatch(p -> isCalled(p, words)));
  }

  private static boolean isCalled(ProcessHandle process, String words) {
    return process.info().commandLine().orElse("").contains(words);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavesNoZombieInTheTable(boolean first) throws Exception {
    asFirst(first);
    String orphans = GUARDED + "for i in $(seq 20); do (setsid true &); done; sleep 0.1; ";
    assertThat(runner.run(withResults(orphans + AWAIT_NO_ZOMBIES))).isZero();
    assertThat(runner.state()).isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void learnsTheExitCodeThoughItCollectsOrphans(boolean first) throws Exception {
    asFirst(first);
    assertThat(runner.run("(true &); sleep 1.5; (true &); exit 7")).isEqualTo(7);
    assertThat(runner.state()).isEqualTo("failed exit_code");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsWhatForksTwiceAndIgnoresTheRequest(boolean first) throws Exception {
    asFirst(first);
    String name = "1000." + Integer.toUnsignedString(root.hashCode());
    assertThat(runner.run("(trap '' TERM; setsid sleep " + name + " &); exit 4")).isEqualTo(4);
    assertGone("sleep " + name);
    assertThat(runner.state()).isEqualTo("failed exit_code");
  }

  @Test
  void endsOrphansByTheirMarkWhereThereAreNoNativeCalls() throws Exception {
    // As where the place for temporary files forbids programs.
    runner.with("JAVA_TOOL_OPTIONS", "-Djna.nounpack=true -Djna.boot.library.path=/nowhere");
    String name = "1002." + Integer.toUnsignedString(root.hashCode());
    String told = "sleep 0.2; echo parent $(cut -d\" \" -f4 /proc/$$/stat) end; exec sleep " + name;
    assertThat(runner.run("sleep 1; (setsid sh -c '" + told + "' &); sleep 1; exit 4"))
        .isEqualTo(4);
    assertGone("sleep " + name);
    assertThat(runner.state()).isEqualTo("failed exit_code");
    assertThat(runner.output())
        .contains("parent ")
        .doesNotContain("parent " + runner.process().pid() + " end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 4", "sleep 0.5; exit 4"})
  void leavesAloneWhatALauncherHadStartedBefore(String method) throws Exception {
    String name = "1003." + Integer.toUnsignedString(root.hashCode());
    String start = "env -i sleep " + name + " & echo $! > \"$METHOD_DIR/pid\"; sleep 0.1";
    runner.within("sh", "-c", start + "; exec \"$@\"", "-");
    assertThat(runner.run(method)).isEqualTo(4);
    long pid = Long.parseLong(Files.readString(root.resolve("pid")).strip());
    ProcessHandle sleep = ProcessHandle.of(pid).orElseThrow();
    assertThat(sleep.info().commandLine().orElseThrow()).contains(name);
    sleep.destroyForcibly();
  }

  @Test
  void endsAnOrphanThatClearedItsEnvironment() throws Exception {
    String name = "1001." + Integer.toUnsignedString(root.hashCode());
    String method = GUARDED + "(env -i setsid sleep " + name + " &); sleep 0.2; exit 4";
    assertThat(runner.run(method)).isEqualTo(4);
    assertGone("sleep " + name);
  }

  @Test
  void endsProcessesThatForkWhileTheyAreKilled() throws Exception {
    MonitorIT.assumePython();
    asFirst(true);
    // Not the first process itself; but what escapes ends with the name space.
    runner.within("sh", "-c", "\"$@\"; ps -e -o args > \"$METHOD_DIR/left\"", "-");
    runner.with("FORK", FORKING.formatted("time.sleep(0.005)"));
    runner.run("exec python3 -S -c \"$FORK\" forking");
    runner.awaitState("failed exit_code");
    assertThat(runner.status().exitCode()).contains(4);
    assertThat(Files.readString(root.resolve("left"))).contains("ps -e").doesNotContain("forking");
  }

  @Test
  void isNotOutrunByProcessesThatForkAtOnceWhereItIsTheFirst() throws Exception {
    MonitorIT.assumePython();
    asFirst(true);
    // Each of them leaves its time, and none may be later than the end that was recorded.
    runner.with("FORK", FORKING.formatted("open('alive', 'w').close()"));
    runner.run("exec python3 -S -c \"$FORK\" forking");
    runner.awaitState("failed exit_code");
    assertThat(runner.status().exitCode()).contains(4);
    assertThat(Files.getLastModifiedTime(root.resolve("alive")).toInstant())
        .isBefore(runner.status().finishedAt().orElseThrow().toInstant());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotWaitForWhatALauncherKeepsStarting(boolean first) throws Exception {
    asFirst(first);
    String loop = "for i in $(seq 1500); do (true &); sleep 0.01; done & exec \"$@\"";
    runner.with("GRAFLAG_STOP_GRACE_SECONDS", "30").within("sh", "-c", loop, "-");
    runner.start("sleep 1.5; exit 4").awaitOutput("METHOD OUTPUT");
    long start = System.nanoTime();
    runner.awaitState("failed exit_code");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void passesTheRequestOnWhenItIsTheFirstProcess() throws Exception {
    asFirst(true);
    runner.start("trap 'echo saved; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
    runner.awaitOutput("ready");
    runner.process().children().forEach(ProcessHandle::destroy);
    runner.awaitState("failed signal");
    assertThat(runner.output()).contains("saved");
  }
}
