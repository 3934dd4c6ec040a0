package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.withResults;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfMemoryIT {
  /** Doubles a text in memory until something gives way; needs nothing but a shell. */
  private static final String EAT = "t=0123456789abcdef; while :; do t=$t$t; done";

  private static final String EATING_CHILD = "sh -c '" + EAT + "'; ";

  @TempDir Path root;
  private RunnerFixture runner;
  private MemoryGroup group;

  @BeforeEach
  void limitTheMemory() throws IOException {
    group = MemoryGroup.limitedTo(128).orElse(null);
    Assumptions.assumeTrue(group != null, "no right to make a control group of memory");
    runner = new RunnerFixture(root).within(group.entry());
  }

  @AfterEach
  void removeTheLimit() throws IOException {
    if (group != null) {
      group.close();
    }
  }

  private void assertOomKilled(String... words) {
    runner.awaitState("failed oom_killed");
    assertThat(runner.status().error().orElseThrow()).contains(words);
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb()).isBetween(20.0, 128.0);
  }

  @Test
  void putsTheMethodBeforeItselfWhereTheKernelMustChoose() throws Exception {
    String read = "sleep 0.3; cat /proc/self/oom_score_adj /proc/$PPID/oom_score_adj";
    runner.run(read + "; exit 1");
    int own = Integer.parseInt(Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
    assertThat(runner.output().lines().skip(1)).containsExactly("" + (own + 500), "" + own);
  }

  @Test
  void survivesAMethodThatIsKilledForItsMemory() throws Exception {
    assertThat(runner.run("seq 30; " + EAT)).isEqualTo(137);
    assertOomKilled("SIGKILL because the memory was exhausted", "\n11\n", "\n30");
    assertThat(runner.status().error().orElseThrow()).doesNotContain("\n10\n");
    assertThat(runner.output()).contains("\n1\n2\n3\n").endsWith("\n30\n");
  }

  @Test
  void namesTheMemoryWhenAWorkerWasKilledAndTheMethodGaveUp() throws Exception {
    assertThat(runner.run(EATING_CHILD + "echo lost a worker; exit 1")).isEqualTo(1);
    assertOomKilled("code 1. Before that, the kernel had killed", "lost a worker");
  }

  @Test
  void namesTheMemoryWhenAWorkerWasKilledAndNoResultsCame() throws Exception {
    assertThat(runner.run(EATING_CHILD + "echo lost a worker")).isEqualTo(1);
    assertOomKilled("no results.json. Before that, the kernel had killed", "lost a worker");
  }

  @Test
  void keepsTheExitCodeAsTheReasonWhereOthersUseTheGroup() throws Exception {
    List<String> stranger = new ArrayList<>(List.of(group.entry()));
    stranger.addAll(List.of("sleep", "60"));
    Process other = new ProcessBuilder(stranger).start();
    try {
      assertThat(runner.run("sleep 0.5; " + EATING_CHILD + "exit 1")).isEqualTo(1);
    } finally {
      other.destroyForcibly().waitFor();
    }
    runner.awaitState("failed exit_code");
    assertThat(runner.status().error().orElseThrow()).contains("Before that, the kernel had");
  }

  @Test
  void completesAMethodThatDidWithoutTheWorkerAndWarns() throws Exception {
    assertThat(runner.run(withResults(EATING_CHILD + "true"))).isZero();
    runner.awaitState("completed");
    assertThat(runner.err()).contains("warning: The method completed, but the kernel had killed");
  }

  @Test
  void leavesAMethodThatGaveUpByItselfItsExitCode() throws Exception {
    String java = RunnerFixture.java() + " -Xmx8m -cp " + RunnerFixture.classPath();
    assertThat(runner.run(java + " " + MemoryEater.class.getName())).isEqualTo(1);
    runner.awaitState("failed exit_code");
    assertThat(runner.status().error().orElseThrow()).contains("OutOfMemoryError");
  }
}
