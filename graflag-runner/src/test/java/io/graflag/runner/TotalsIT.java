package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.GUARDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.experiment.ProcessTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run used in total, against what the kernel tells the method itself. */
@Isolated("it measures time of processors")
class TotalsIT {
  private static final String BUSY = "i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done";

  /** A Python program that prints the processor time of all it did and started. */
  private static final String KNOWN =
      "; import resource as r; u=[r.getrusage(w) for w in (r.RUSAGE_SELF, r.RUSAGE_CHILDREN)];"
          + "print('known', sum(x.ru_utime + x.ru_stime for x in u))";

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws Exception {
    runner = new RunnerFixture(root);
    int found = new ProcessBuilder("sh", "-c", "python3 -c 1 2>/dev/null").start().waitFor();
    Assumptions.assumeTrue(found == 0, "python3 is missing");
  }

  private ProcessTotals totals() {
    return runner.status().resources().orElseThrow().totals();
  }

  /** Has a shell do something before it becomes the runner. */
  private void after(String preparation) {
    runner.within("sh", "-c", preparation + "; exec \"$@\"", "-");
  }

  private double known() throws IOException {
    return runner
        .output()
        .lines()
        .filter(line -> line.startsWith("known "))
        .mapToDouble(line -> Double.parseDouble(line.substring(6)))
        .sum();
  }

  private void assumeDisk() throws IOException {
    String type = Files.getFileStore(root).type();
    Assumptions.assumeTrue(List.of("ext4", "xfs", "btrfs").contains(type), type + " is no disk");
  }

  @Test
  void countsTheProcessorTimeOfEveryProcess() throws Exception {
    String busy =
        "import subprocess as s; c=[s.Popen(['sh', '-c', '" + BUSY + "']) for _ in 'ab'];";
    runner.with("PROGRAM", busy + "[p.wait() for p in c]" + KNOWN);
    runner.run("exec python3 -S -c \"$PROGRAM\"");
    assertThat(known()).isGreaterThan(0.1);
    // What the interpreter needs to end, and the start of the shell, come on top.
    assertThat(totals().cpuSeconds().orElseThrow()).isBetween(known(), 1.03 * known() + 0.05);
  }

  @Test
  void countsProcessesThatLiveBetweenTwoSamples() throws Exception {
    runner.with("MONITOR_INTERVAL", "60");
    String busy = "import subprocess as s; [s.run(['sh', '-c', 'i=0; while [ $i -lt 9000 ];";
    runner.with("PROGRAM", busy + " do i=$((i+1)); done']) for _ in range(20)]" + KNOWN);
    runner.run("exec python3 -S -c \"$PROGRAM\"");
    assertThat(totals().cpuSeconds().orElseThrow()).isBetween(known(), 1.03 * known() + 0.05);
  }

  @Test
  void countsAProcessThatLostItsParent() throws Exception {
    runner.with("MONITOR_INTERVAL", "60").with("BUSY", BUSY);
    String orphan = "import os,subprocess as s; s.run(['sh', '-c', os.environ['BUSY']])" + KNOWN;
    runner.with("PROGRAM", orphan);
    // Samples double their distance; few of them look at this one.
    String lost = GUARDED + "(python3 -S -c \"$PROGRAM\" &); ";
    runner.run(lost + "until grep -q known \"$EXP/method_output.txt\"; do sleep 0.1; done; exit 1");
    assertThat(known()).isGreaterThan(0.05);
    assertThat(totals().cpuSeconds().orElseThrow()).isBetween(known(), 1.03 * known() + 0.1);
  }

  @Test
  void doesNotCountWhatALauncherDidBefore() throws Exception {
    after("sh -c '" + BUSY + "; " + BUSY + "; " + BUSY + "'");
    runner.run("exec python3 -S -c 'pass" + KNOWN.replace("'known'", "\"known\"") + "'");
    assertThat(totals().cpuSeconds().orElseThrow()).isBetween(known(), known() + 0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "sleep 0.7; exit 1"})
  void doesNotTakeThePeakOfALauncherForThatOfTheMethod(String method) throws Exception {
    after("python3 -S -c 'bytearray(300 << 20)'");
    runner.run(method);
    // Of a method that ends at once perhaps nothing is known.
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb())
        .satisfiesAnyOf(peak -> assertThat(peak).isNaN(), peak -> assertThat(peak).isLessThan(20));
  }

  @Test
  void doesNotCountWhatALauncherDidBeforeAMethodThatEndsAtOnce() throws Exception {
    after("sh -c '" + BUSY + "; " + BUSY + "; " + BUSY + "'");
    runner.run("exit 1");
    assertThat(totals().cpuSeconds().orElseThrow()).isLessThan(0.05);
  }

  @Test
  void doesNotCountTheProgramThatWatchesTheCards() throws Exception {
    Path bin = Files.createDirectories(root.resolve("bin"));
    Path smi = Files.writeString(bin.resolve("nvidia-smi"), "#!/bin/sh\nwhile :; do :; done\n");
    assertThat(smi.toFile().setExecutable(true)).isTrue();
    runner.with("PATH", bin + ":" + System.getenv("PATH"));
    runner.run("sleep 1; exit 1");
    assertThat(totals().cpuSeconds().orElseThrow()).isLessThan(0.15);
  }

  @Test
  void countsBytesThatWentToTheDiskAndCameFromIt() throws Exception {
    assumeDisk();
    after("cat /dev/null");
    String write = "import os; f=os.open('big', os.O_RDWR|os.O_CREAT); b=bytes(1<<20);";
    String read =
        "[os.write(f, b) for _ in range(50)]; os.fsync(f);"
            + "os.posix_fadvise(f, 0, 0, os.POSIX_FADV_DONTNEED); os.lseek(f, 0, 0);"
            + "n=sum(len(os.read(f, 1<<20)) for _ in range(50)); print(n)";
    runner.with("PROGRAM", write + read).run("python3 -S -c \"$PROGRAM\"; rm big; exit 1");
    assertThat(runner.output()).contains("" + (50 << 20));
    assertThat((double) totals().writeBytes().orElseThrow())
        .isCloseTo(50 << 20, within(0.02 * (50 << 20)));
    assertThat((double) totals().readBytes().orElseThrow())
        .isBetween(0.99 * (50 << 20), 1.5 * (50 << 20));
  }

  @Test
  void countsNoBytesThatStayInMemory() throws Exception {
    runner.run("cat /dev/zero | head -c 50000000 | cat > /dev/null; exit 1");
    assertThat(totals().writeBytes().orElseThrow()).isLessThan(1 << 20);
  }

  @Test
  void knowsThePeakOfAControlGroupOfItsOwn() throws Exception {
    Path groups = Path.of("/sys/fs/cgroup/memory");
    Assumptions.assumeTrue(
        Files.isWritable(groups) && Files.exists(groups.resolve("memory.max_usage_in_bytes")),
        "no memory groups of version 1 that can be written");
    Path group = Files.createDirectory(groups.resolve("graflag-test-" + System.nanoTime()));
    try {
      after("echo $$ > " + group + "/cgroup.procs");
      runner.run("python3 -S -c 'bytearray(200 << 20)'; exit 1");
      double peak = runner.status().resources().orElseThrow().cgroupPeakMb().orElseThrow();
      double kernel =
          Long.parseLong(Files.readString(group.resolve("memory.max_usage_in_bytes")).strip());
      assertThat(peak).isBetween(200.0, 600.0).isCloseTo(kernel / (1 << 20), within(1.0));
    } finally {
      Files.delete(group);
    }
  }

  @Test
  void doesNotKnowThePeakOfAGroupThatOthersAreIn() throws Exception {
    // Whatever runs this test is in it too.
    runner.run("sleep 0.2; exit 1");
    assertThat(runner.status().resources().orElseThrow().cgroupPeakMb()).isEmpty();
  }
}
