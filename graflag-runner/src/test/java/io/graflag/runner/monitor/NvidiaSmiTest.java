package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.GpuUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiTest {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  @TempDir Path directory;
  private final AtomicLong offset = new AtomicLong();

  private static final String A = "GPU-45cbf7b3-f919-7228-7a26-b06628ebefa1";
  private static final String B = "GPU-0a0a0a0a-1111-2222-3333-444444444444";

  /** A line of the report. */
  private static String line(int index, String uuid, String used, String power) {
    return index + ", " + uuid + ", " + used + ", 100, 3, " + power + ", 550.54.15, NVIDIA H200";
  }

  private NvidiaSmi started(String script) throws IOException {
    return started(script, GpuAssignment.NONE);
  }

  private NvidiaSmi started(String script, GpuAssignment assignment) throws IOException {
    Path program = directory.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Optional<NvidiaTool> found = NvidiaTool.find(Map.of("PATH", "/nowhere::" + directory));
    return NvidiaSmi.start(found, assignment, INTERVAL, () -> System.nanoTime() + offset.get());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void readsTwoCards() throws Exception {
    String block = "printf '" + line(0, A, "12", "70") + "\\n" + line(1, B, "34", "70") + "\\n'";
    try (NvidiaSmi smi = started("while :; do " + block + "; sleep 0.1; done")) {
      await(smi::isSettled);
      assertThat(smi.reading().memoryMb()).containsExactly(12, 34);
      assertThat(smi.peakMb()).hasValue(46);
      assertThat(smi.totalMb()).hasValue(200);
    }
  }

  @Test
  void asksForWhatItReads() throws Exception {
    Path asked = directory.resolve("asked");
    try (NvidiaSmi smi =
        started("printf '%s ' \"$@\" > " + asked + "; echo '" + line(0, A, "1", "1") + "'")) {
      await(() -> smi.reading().memoryMb().length == 1);
    }
    assertThat(asked)
        .hasContent(
            "--query-gpu=index,uuid,memory.used,memory.total,utilization.gpu,power.draw"
                + ",driver_version,name"
                + " --format=csv,noheader,nounits -lms 100 ");
  }

  @Test
  void losesItsValuesWhenTheProgramDies() throws Exception {
    try (NvidiaSmi smi = started("echo '" + line(0, A, "12", "70") + "'; exit 1")) {
      await(() -> smi.isSettled() && smi.reading().memoryMb().length == 1);
      offset.set(INTERVAL.multipliedBy(6).toNanos());
      assertThat(smi.reading().memoryMb()).containsExactly(Double.NaN);
      assertThat(smi.peakMb()).hasValue(12);
    }
  }

  @Test
  void addsUpWhatEachCardUsed() throws Exception {
    String block = "printf '" + line(0, A, "12", "100") + "\\nfailure\\n'";
    try (NvidiaSmi smi = started("while :; do " + block + "; sleep 0.1; done")) {
      await(() -> smi.uses().stream().anyMatch(use -> use.energyJoules().orElse(0) > 20));
      GpuUse use = smi.uses().get(0);
      assertThat(use.uuid()).contains(A);
      assertThat(use.name()).contains("NVIDIA H200");
      assertThat(use.peakMemoryMb()).hasValue(12);
      assertThat(use.meanUtilizationPercent()).hasValue(3);
      assertThat(smi.driver()).contains("550.54.15");
    }
  }

  @Test
  void knowsNoEnergyFromADriverThatTellsNoPower() throws Exception {
    String block = "echo '" + line(0, A, "12", "[Not Supported]") + "'";
    try (NvidiaSmi smi = started("while :; do " + block + "; sleep 0.02; done")) {
      await(() -> smi.uses().stream().anyMatch(use -> use.peakMemoryMb().isPresent()));
      assertThat(smi.uses().get(0).energyJoules()).isEmpty();
    }
  }

  @Test
  void asksOnlyForTheCardsThatWereAssigned() throws Exception {
    String only = "for a; do case $a in --id=*) ids=${a#--id=};; esac; done; ";
    String script = only + "echo \"0, $ids, 12, 100, 3, 9, 5, C\"; exec sleep 60";
    try (NvidiaSmi smi = started(script, new GpuAssignment(List.of(B)))) {
      await(() -> smi.uses().size() == 1);
      assertThat(smi.uses().get(0).uuid()).contains(B);
      assertThat(smi.problem()).isEmpty();
    }
  }

  @Test
  void asksForAllCardsWhereTheAssignedOneIsUnknown() throws Exception {
    String script =
        "case $* in *--id=*) echo No devices were found; exit 6;; esac; echo '"
            + line(0, A, "12", "70")
            + "'; exec sleep 60";
    try (NvidiaSmi smi = started(script, new GpuAssignment(List.of(B)))) {
      await(() -> smi.uses().size() == 1);
      assertThat(smi.problem().orElseThrow()).contains(B).endsWith("are measured.");
    }
  }

  @Test
  void knowsTheProcessorTimeOfAProgramThatHasEnded() throws Exception {
    Path go = directory.resolve("go");
    String busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; ";
    try (NvidiaSmi smi = started(busy + "touch " + go + "; while [ -e " + go + " ]; do :; done")) {
      await(() -> Files.exists(go));
      assertThat(smi.collectedCpuSeconds()).isZero();
      Files.delete(go);
      await(() -> smi.collectedCpuSeconds() > 0.02);
    }
  }

  @Test
  void knowsNoCardFromGarbage() throws Exception {
    String script = "head -c 100000 /dev/urandom; echo; echo NVIDIA-SMI has failed; exit 9";
    try (NvidiaSmi smi = started(script)) {
      await(smi::isSettled);
      assertThat(smi.peakMb()).isEmpty();
      assertThat(smi.isInstalled()).isTrue();
    }
  }

  @Test
  void isNeverSettledWhileTheProgramIsSilent() throws Exception {
    try (NvidiaSmi smi = started("exec sleep 60")) {
      offset.set(Duration.ofSeconds(30).toNanos());
      assertThat(smi.isSettled()).isFalse();
      assertThat(smi.reading().memoryMb()).isEmpty();
    }
  }

  @Test
  void hasNoCardsWithoutTheProgram() throws Exception {
    assertThat(NvidiaTool.find(Map.of("PATH", "/nowhere:" + directory))).isEmpty();
    assertThat(NvidiaTool.find(Map.of())).isEmpty();
    try (NvidiaSmi smi =
        NvidiaSmi.start(Optional.empty(), GpuAssignment.NONE, INTERVAL, System::nanoTime)) {
      assertThat(smi.isSettled()).isTrue();
      assertThat(smi.isInstalled()).isFalse();
    }
  }

  @Test
  void findsTheLibrariesThatTheImageNames() throws Exception {
    Path program = directory.resolve("nvidia-smi");
    String script = "#!/bin/sh\nprintf %s \"$LD_LIBRARY_PATH\" > " + directory + "/seen\n";
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> image =
        Map.of("PATH", directory.toString(), "LD_LIBRARY_PATH", "/usr/local/nvidia/lib64");
    Path seen = directory.resolve("seen");
    try (NvidiaSmi smi =
        NvidiaSmi.start(NvidiaTool.find(image), GpuAssignment.NONE, INTERVAL, System::nanoTime)) {
      await(() -> seen.toFile().length() > 0);
    }
    assertThat(seen).hasContent("/usr/local/nvidia/lib64");
  }
}
