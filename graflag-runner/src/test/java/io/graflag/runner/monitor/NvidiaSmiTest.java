package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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

  private NvidiaSmi started(String script) throws IOException {
    Path program = directory.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Optional<Path> found = NvidiaTool.find(Map.of("PATH", "/nowhere::" + directory));
    return NvidiaSmi.start(found, INTERVAL, () -> System.nanoTime() + offset.get());
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
    String block = "printf '0, 12, 100, 3\\n1, 34, 100, 4\\n'";
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
    try (NvidiaSmi smi = started("printf '%s ' \"$@\" > " + asked + "; echo 0,1,1,1")) {
      await(() -> smi.reading().memoryMb().length == 1);
    }
    assertThat(asked)
        .hasContent(
            "--query-gpu=index,memory.used,memory.total,utilization.gpu"
                + " --format=csv,noheader,nounits -lms 100 ");
  }

  @Test
  void losesItsValuesWhenTheProgramDies() throws Exception {
    try (NvidiaSmi smi = started("echo 0, 12, 100, 3; exit 1")) {
      await(() -> smi.isSettled() && smi.reading().memoryMb().length == 1);
      offset.set(INTERVAL.multipliedBy(6).toNanos());
      assertThat(smi.reading().memoryMb()).containsExactly(Double.NaN);
      assertThat(smi.peakMb()).hasValue(12);
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
    try (NvidiaSmi smi = NvidiaSmi.start(Optional.empty(), INTERVAL, System::nanoTime)) {
      assertThat(smi.isSettled()).isTrue();
      assertThat(smi.isInstalled()).isFalse();
    }
  }
}
