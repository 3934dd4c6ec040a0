package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.GUARDED;
import static io.graflag.runner.RunnerFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.experiment.GpuUse;
import io.graflag.core.experiment.Machine;
import io.graflag.core.experiment.Provenance;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.spot.SpotTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures time and memory")
class MonitorIT {
  private static final String CARDS =
      "while :; do printf '0, GPU-aaaa0000, 100, 1000, 50, 70.5, 550.54.15, NVIDIA H200\\n"
          + "1, GPU-bbbb0000, 250, 2000, 7, [N/A], 550.54.15, NVIDIA H200\\n'; sleep 0.1; done";

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root);
  }

  private SpotTable rows() {
    return SpotTable.read(runner.experiment().spot("resources")).orElseThrow();
  }

  static void assumePython() throws Exception {
    int found = new ProcessBuilder("sh", "-c", "python3 -c 1 2>/dev/null").start().waitFor();
    Assumptions.assumeTrue(found == 0, "python3 is missing");
  }

  private void installNvidiaSmi(String script) throws IOException {
    Path bin = Files.createDirectories(root.resolve("bin"));
    Path program = Files.writeString(bin.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    runner.with("PATH", bin + ":" + System.getenv("PATH"));
  }

  @Test
  void seesAPeakThatLastsForAMoment() throws Exception {
    assumePython();
    String child =
        "import mmap,time\nm=mmap.mmap(-1,500<<20)\nfor i in range(0,500<<20,4096): m[i]=1\n"
            + "time.sleep(0.2)\nm.close()\ntime.sleep(2)\n"
            + "print(*[l.split()[1] for l in open('/proc/self/status') if 'VmHWM' in l])";
    runner.with("MONITOR_INTERVAL", "1").with("CHILD", child);
    assertThat(runner.run("python3 -c \"$CHILD\"; exit 2")).isEqualTo(2);
    double peak = runner.status().resources().orElseThrow().peakMemoryMb();
    // The child says at its end what the kernel knows of it; 500 MB and the interpreter.
    String output = Files.readString(runner.experiment().methodOutput());
    double known = Double.parseDouble(output.lines().skip(1).findFirst().orElseThrow()) / 1024;
    assertThat(known).isGreaterThan(500);
    assertThat(peak).isCloseTo(known, within(0.03 * known));
    assertThat(rows().columns().get("memory_mb")).isNotEmpty();
  }

  @Test
  void doesNotTakeTheRunnersOwnMemoryForThatOfASmallMethod() throws Exception {
    runner.run("sleep 0.3; exit 1");
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb()).isBetween(0.5, 20.0);
  }

  @Test
  void learnsOfAProcessThatLivedBetweenTwoSamples() throws Exception {
    assumePython();
    // Samples double their distance: few of them look at this one, if any.
    runner.with("MONITOR_INTERVAL", "60");
    runner.run(GUARDED + "python3 -S -c 'bytearray(300 << 20)'; exit 1");
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb()).isBetween(300.0, 320.0);
  }

  @Test
  void learnsOfAProcessNotMuchLargerThanTheRunnerThatLivedBetweenTwoSamples() throws Exception {
    assumePython();
    // The runner goes on to grow after the start, by a tenth and more, which is none of this.
    String grown = "own=$(sed -n 's/VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$PPID/status); ";
    String child = "python3 -S -c \"bytearray($own * 1150)\"; ";
    runner.with("MONITOR_INTERVAL", "60").run(GUARDED + grown + child + "echo own $own; exit 1");
    double own = Double.parseDouble(runner.output().strip().replaceAll("(?s).*own ", "")) / 1024;
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb())
        .isBetween(1.1 * own, 1.1 * own + 20);
  }

  @Test
  void doesNotAddUpPeaksOfProcessesThatFollowEachOther() throws Exception {
    assumePython();
    String spike = "import time\nb=bytearray(500<<20)\ntime.sleep(0.2)";
    runner.with("MONITOR_INTERVAL", "1").with("SPIKE", spike);
    runner.run("for i in 1 2 3; do python3 -S -c \"$SPIKE\"; done; exit 1");
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb())
        .isCloseTo(510, within(0.03 * 510));
  }

  @Test
  void learnsOfAnOrphanThatLivedBetweenTwoSamples() throws Exception {
    assumePython();
    // Samples double their distance, so that they meet one or two of these, and not the largest.
    // Each
    // gives its memory back before the next one starts, however slow the machine is.
    String python = "\"bytearray($mb << 20); open('ended-$mb', 'w')\"";
    String orphan = "(setsid python3 -S -c " + python + " &); ";
    String ended = "until [ -e ended-$mb ]; do sleep 0.1; done; sleep 0.1; ";
    runner.with("MONITOR_INTERVAL", "60");
    runner.run(
        GUARDED
            + "for mb in 140 180 220 260 300; do "
            + orphan
            + ended
            + "done; sleep 0.5; exit 1");
    assertThat(runner.status().resources().orElseThrow().peakMemoryMb()).isBetween(300.0, 320.0);
  }

  @Test
  void writesRowsAtTheInterval() throws Exception {
    runner.run("sleep 1.1; exit 1");
    double[] at = rows().timestamps();
    // A busy machine may miss some or be late with the end, but there are no more than are due.
    double span = at[at.length - 1] - at[0];
    assertThat(at).hasSizeBetween(4, (int) (span / 0.2) + 2);
    assertThat(rows().columns().keySet()).containsExactly("cpu_percent", "gpu_mb", "memory_mb");
    assertThat(rows().columns().get("gpu_mb")).containsOnly(0);
    assertThat(rows().columns().get("memory_mb")[0]).isGreaterThan(0);
  }

  @Test
  void endsTheRowsWithTheLastThatWasSeenOfTheMethod() throws Exception {
    runner.run("sleep 0.7; exit 1");
    double[] memory = rows().columns().get("memory_mb");
    assertThat(memory[memory.length - 1]).isGreaterThan(0);
  }

  @Test
  void seesAMethodThatEndsAtOnce() throws Exception {
    runner.run("exit 1");
    assertThat(rows().timestamps()).hasSizeBetween(1, 2);
  }

  @Test
  void countsTheProcessorTimeOfTheWholeTree() throws Exception {
    assumePython();
    // However much of the processor it gets, it uses a second of it.
    String burn = "import time\nwhile time.process_time()<1: pass";
    runner.with("BURN", burn).run("python3 -S -c \"$BURN\"; sleep 0.5; exit 1");
    double[] percent = rows().columns().get("cpu_percent");
    double[] at = rows().timestamps();
    double seconds = 0;
    for (int row = 1; row < at.length; row++) {
      seconds += percent[row] / 100 * (at[row] - at[row - 1]);
    }
    assertThat(seconds).isBetween(0.9, 1.3);
  }

  @Test
  void recordsTwoGraphicsCards() throws Exception {
    installNvidiaSmi(CARDS);
    runner.run("sleep 1.2; exit 1");
    assertThat(rows().columns())
        .containsOnlyKeys(
            "cpu_percent",
            "gpu0_memory_mb",
            "gpu0_power_w",
            "gpu0_utilization_percent",
            "gpu1_memory_mb",
            "gpu1_power_w",
            "gpu1_utilization_percent",
            "gpu_mb",
            "memory_mb");
    assertThat(rows().columns().get("gpu_mb")[0]).isEqualTo(350, within(1e-9));
    assertThat(runner.status().resources().orElseThrow().peakGpuMb()).hasValue(350);
    assertThat(runner.status().resources().orElseThrow().totalGpuMb()).hasValue(3000);
  }

  @Test
  void measuresOnlyTheCardThatWasAssignedAndLeavesTheMethodThatCard() throws Exception {
    installNvidiaSmi(CARDS);
    runner.with("DOCKER_RESOURCE_NVIDIA-GPU", "GPU-bbbb0000");
    runner.run("echo visible=$CUDA_VISIBLE_DEVICES; sleep 0.6; exit 1");
    ResourceUse use = runner.status().resources().orElseThrow();
    assertThat(use.peakGpuMb()).hasValue(250);
    assertThat(use.gpus()).extracting(GpuUse::index).containsExactly(1);
    assertThat(use.gpus().get(0).energyJoules()).isEmpty();
    assertThat(rows().columns()).containsKey("gpu1_memory_mb").doesNotContainKey("gpu0_memory_mb");
    assertThat(runner.output()).contains("visible=GPU-bbbb0000\n");
    assertThat(runner.err()).doesNotContain("assigned");
  }

  @Test
  void warnsWhereTheAssignedCardIsNotListedAndLeavesAChoiceOfTheUserAlone() throws Exception {
    installNvidiaSmi(CARDS);
    runner.with("DOCKER_RESOURCE_GPU", "GPU-cccc0000").with("CUDA_VISIBLE_DEVICES", "");
    runner.run("echo visible=$CUDA_VISIBLE_DEVICES.; sleep 0.6; exit 1");
    assertThat(runner.status().resources().orElseThrow().peakGpuMb()).hasValue(350);
    assertThat(runner.output()).contains("visible=.\n");
    assertThat(runner.err()).contains("warning: The GPUs that were assigned (GPU-cccc0000)");
  }

  @Test
  void recordsWhatMeasuredItAndWhere() throws Exception {
    installNvidiaSmi(CARDS);
    runner.with("GRAFLAG_IMAGE", "m:5000/midas@sha256:12").run("sleep 0.4; exit 1");
    Provenance source = runner.status().provenance();
    assertThat(source.image()).contains("m:5000/midas@sha256:12");
    assertThat(source.runnerVersion()).isPresent();
    Machine machine = source.machine().orElseThrow();
    assertThat(machine.memoryMb())
        .isEqualTo(runner.status().resources().orElseThrow().totalMemoryMb());
    assertThat(machine.gpuDriver()).contains("550.54.15");
    assertThat(machine.kernel()).contains(System.getProperty("os.version"));
  }

  @Test
  void isNotHeldUpByACardThatHangs() throws Exception {
    installNvidiaSmi("exec sleep 1000");
    OffsetDateTime before = OffsetDateTime.now();
    assertThat(runner.run("sleep 0.3; exit 1")).isEqualTo(1);
    assertThat(runner.status().finishedAt().orElseThrow()).isBefore(before.plusSeconds(60));
    assertThat(rows().columns().get("gpu_mb")).containsOnly(Double.NaN);
    assertThat(runner.status().resources().orElseThrow().peakGpuMb()).isEmpty();
  }

  @Test
  void endsTheProgramThatWatchesTheCards() throws Exception {
    installNvidiaSmi("echo $$ > " + root + "/smi; exec sleep 1000");
    runner.run("sleep 0.5; exit 1");
    long pid = Long.parseLong(Files.readString(root.resolve("smi")).strip());
    await("the end of nvidia-smi", () -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void renewsTheHeartbeat() throws Exception {
    runner.start("sleep 1000");
    await("status", () -> Files.exists(runner.experiment().status()));
    OffsetDateTime first = runner.status().heartbeat().orElseThrow();
    await("a heartbeat", () -> runner.status().heartbeat().orElseThrow().isAfter(first));
    assertThat(runner.status().heartbeat().orElseThrow())
        .isBetween(first.plusSeconds(9), first.plusSeconds(12));
    assertThat(runner.status().startedAt()).contains(first);
    runner.process().destroy();
    assertThat(runner.exitCode()).isEqualTo(143);
  }
}
