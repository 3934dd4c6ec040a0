package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupPeakTest {
  @TempDir Path root;

  private static OptionalDouble peak(String layout, Set<Long> launchers, Set<Long> ours) {
    CgroupPeak peak =
        new CgroupPeak(MemoryCgroup.find(MemoryCgroupTest.LAYOUTS.resolve(layout)), launchers);
    peak.look(() -> ours);
    return peak.mb();
  }

  private void write(long peak, String processes) {
    try {
      group(peak, processes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void group(long peak, String processes) throws IOException {
    Path group = Files.createDirectories(root.resolve("sys/fs/cgroup/run"));
    Path self = Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(self.resolve("cgroup"), "0::/run\n");
    Files.writeString(group.resolve("memory.peak"), peak + "\n");
    Files.writeString(group.resolve("cgroup.procs"), processes);
  }

  @Test
  void isKnownInAContainerOfTheRunsOwn() {
    assertThat(peak("docker-v2-private", Set.of(1L), Set.of(7L, 52L))).hasValue(812.0);
    assertThat(peak("docker-v2-host", Set.of(), Set.of(1L, 8L))).hasValue(100);
    assertThat(peak("docker-v1", Set.of(1L), Set.of(9L))).hasValue(300);
  }

  @Test
  void isUnknownInAContainerThatOthersUseToo() {
    assertThat(peak("docker-v2-private", Set.of(1L), Set.of(7L))).isEmpty();
  }

  @Test
  void isUnknownInTheSessionOfAUser() {
    assertThat(peak("systemd-v2-session", Set.of(2210L, 2231L, 1L), Set.of(52L))).isEmpty();
  }

  @Test
  void isUnknownWhereTheKernelKeepsNone() {
    assertThat(peak("docker-v2-old-kernel", Set.of(1L), Set.of(7L))).isEmpty();
  }

  @Test
  void isTheRunsWhereItGrewInAGroupOfItsOwn() throws Exception {
    group(1 << 20, "52\n");
    CgroupPeak peak = new CgroupPeak(MemoryCgroup.find(root), Set.of());
    peak.look(() -> Set.of(52L));
    assertThat(peak.mb()).isEmpty();
    group(3 << 20, "52\n");
    peak.look(() -> Set.of(52L));
    assertThat(peak.mb()).hasValue(3);
  }

  @Test
  void isUnknownWhereSomebodyElseWasThereAtTheStart() throws Exception {
    group(1 << 20, "52\n60\n");
    CgroupPeak peak = new CgroupPeak(MemoryCgroup.find(root), Set.of(60L));
    peak.look(() -> Set.of(52L));
    group(3 << 20, "52\n");
    peak.look(() -> Set.of(52L));
    assertThat(peak.mb()).isEmpty();
  }

  @Test
  void takesNoProcessThatComesAndGoesForAStranger() throws Exception {
    group(1 << 20, "52\n77\n");
    CgroupPeak peak = new CgroupPeak(MemoryCgroup.find(root), Set.of());
    peak.look(
        () -> {
          write(3 << 20, "52\n78\n");
          return Set.of(52L);
        });
    assertThat(peak.mb()).hasValue(3);
  }

  @Test
  void isUnknownWithoutGroups() {
    CgroupPeak peak = new CgroupPeak(Optional.empty(), Set.of());
    peak.look(() -> Set.of(52L));
    assertThat(peak.mb()).isEmpty();
  }
}
