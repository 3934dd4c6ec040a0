package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCgroupTest {
  static final Path LAYOUTS = Path.of("src/test/resources/cgroup");

  @TempDir Path root;

  private static MemoryCgroup group(String layout) {
    return MemoryCgroup.find(LAYOUTS.resolve(layout)).orElseThrow();
  }

  private void file(String name, String content) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  @ParameterizedTest
  @CsvSource({
    "docker-v2-private, 851443712, 2147483648, 1",
    "docker-v2-host, 104857600, , 0",
    "docker-v2-old-kernel, , , 0",
    "systemd-v2-session, 4294967296, , 3",
    "docker-v1, 314572800, , 5",
    "hybrid, 209715200, 536870912, 0"
  })
  void readsEachLayout(String layout, Long peak, Long limit, Long kills) {
    assertThat(group(layout).peakBytes()).isEqualTo(optional(peak));
    assertThat(group(layout).limitBytes()).isEqualTo(optional(limit));
    assertThat(group(layout).oomKills()).isEqualTo(optional(kills));
  }

  @Test
  void listsTheProcessesOfTheGroupAlone() {
    assertThat(group("docker-v2-host").processes()).containsExactly(1L, 8L);
    assertThat(group("hybrid").processes()).containsExactly(52L);
  }

  @Test
  void findsTheUsualPlaceWhereMountsAreHidden() throws Exception {
    file("proc/self/cgroup", "0::/a\n");
    file("sys/fs/cgroup/a/memory.peak", "7\n");
    assertThat(MemoryCgroup.find(root).orElseThrow().peakBytes()).hasValue(7);
  }

  @Test
  void findsTheGroupAtTheTopWhereItsPathIsTheHosts() throws Exception {
    file("proc/self/cgroup", "9:cpu,memory:/docker/x\n");
    file("sys/fs/cgroup/memory/memory.oom_control", "oom_kill_disable 0\noom_kill 5\n");
    assertThat(MemoryCgroup.find(root).orElseThrow().oomKills()).hasValue(5);
  }

  @Test
  void neverLooksAboveTheGroupsThatAreMounted() throws Exception {
    file("proc/self/cgroup", "0::/../../sibling\n");
    file("sys/fs/cgroup/memory.peak", "7\n");
    file("sys/sibling/memory.peak", "8\n");
    assertThat(MemoryCgroup.find(root).orElseThrow().peakBytes()).hasValue(7);
  }

  @Test
  void isUnknownWithoutGroups() throws Exception {
    assertThat(MemoryCgroup.find(root)).isEmpty();
    file("proc/self/cgroup", "0::/\n");
    assertThat(MemoryCgroup.find(root)).isEmpty();
    assertThat(new OomKills(Optional.empty()).count()).isEmpty();
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
