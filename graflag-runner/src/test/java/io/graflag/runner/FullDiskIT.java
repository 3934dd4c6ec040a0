package io.graflag.runner;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ExperimentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskIT {
  private static final String FILL = "dd if=/dev/zero of=$EXP/fill bs=4k 2>/dev/null; ";

  @TempDir Path root;
  private RunnerFixture runner;
  private Path disk;

  @BeforeEach
  void mountATinyDisk() throws Exception {
    disk = Files.createDirectories(root.resolve("disk"));
    Assumptions.assumeTrue(
        shell("mount -t tmpfs -o size=256k tmpfs " + disk) == 0, "no right to mount a tmpfs");
    runner = new RunnerFixture(root).experimentAt(disk);
  }

  @AfterEach
  void unmount() throws Exception {
    // Fails where it was never mounted; then there is nothing to undo.
    assertThat(shell("umount " + disk)).isGreaterThanOrEqualTo(0);
  }

  private static int shell(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command + " 2>/dev/null").start().waitFor();
  }

  private void assertDiskFull() {
    runner.awaitState("failed disk_full");
    assertThat(disk.resolve(".reserve")).doesNotExist();
  }

  @Test
  void recordsThatTheMethodFilledTheDisk() throws Exception {
    assertThat(runner.run("seq 1000; " + FILL + "exit 7")).isEqualTo(7);
    assertDiskFull();
    assertThat(runner.status().exitCode()).contains(7);
    assertThat(runner.status().execTime()).isPresent();
    assertThat(runner.status().resources()).isPresent();
  }

  @Test
  void recordsTheSuccessOfAMethodThatFilledTheDisk() throws Exception {
    assertThat(runner.run(RunnerFixture.withResults(FILL + "true"))).isZero();
    assertThat(runner.status().state()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(disk.resolve(".reserve")).doesNotExist();
  }

  @Test
  void keepsEveryByteOfOutputThatFitted() throws Exception {
    assertThat(runner.run("seq 100000 2>/dev/null; exit 7")).isEqualTo(7);
    assertDiskFull();
    String all = IntStream.rangeClosed(1, 100_000).mapToObj(n -> n + "\n").collect(joining());
    assertThat(runner.output()).hasSizeGreaterThan(200_000);
    assertThat("=== METHOD OUTPUT ===\n" + all).startsWith(runner.output());
  }

  @Test
  void recordsThatTheResultsDidNotFit() throws Exception {
    String half = "(printf '{\"scores\": ['; seq -s, 100000) > $EXP/results.json 2>/dev/null; ";
    assertThat(runner.run(half + "exit 0")).isEqualTo(1);
    assertDiskFull();
    assertThat(runner.status().error().orElseThrow()).contains("code 0, but", "results.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 16, 20, 24, 28, 32})
  void neverStaysRunningOnADiskThatIsNearlyFull(int kilobytes) throws Exception {
    assertThat(shell("dd if=/dev/zero of=" + disk + "/old bs=4k")).isNotZero();
    assertThat(shell("truncate -s -" + kilobytes + "k " + disk + "/old")).isZero();
    assertThat(runner.run(FILL + "exit 7")).isNotZero();
    assertDiskFull();
  }

  @Test
  void saysSoWhenTheEndCannotBeRecorded() throws Exception {
    String command = "rm $EXP/.reserve; " + FILL + "true";
    assertThat(runner.run(RunnerFixture.withResults(command))).isEqualTo(1);
    assertThat(runner.err()).contains("disk_full", "no space left", "still says");
    assertThat(runner.status().state()).isEqualTo(ExperimentState.RUNNING);
  }

  @Test
  void refusesToStartWhenTheDiskIsFull() throws Exception {
    assertThat(shell("dd if=/dev/zero of=" + disk + "/fill bs=4k")).isNotZero();
    assertThat(runner.run("echo started >&2; touch " + root + "/started")).isEqualTo(1);
    assertThat(runner.err()).contains("error:", "no space left");
    assertThat(root.resolve("started")).doesNotExist();
  }

  @Test
  void goesOnWhenMeasurementsCannotBeWritten() throws Exception {
    String freed = FILL + "sleep 0.7; rm $EXP/fill; ";
    assertThat(runner.run(freed + RunnerFixture.withResults("true"))).isZero();
    assertThat(runner.status().state()).isEqualTo(ExperimentState.COMPLETED);
  }
}
