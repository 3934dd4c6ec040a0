package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OomKillsTest {
  @TempDir Path root;

  private OomKills kills(String memberships) throws IOException {
    Files.writeString(Files.createDirectories(root.resolve("self")).resolve("cgroup"), memberships);
    return new OomKills(root.resolve("self"), root.resolve("groups"));
  }

  private void counter(String file, String content) throws IOException {
    Path path = root.resolve("groups").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  @Test
  void readsVersionTwo() throws Exception {
    counter("a/b/memory.events", "low 0\nhigh 9\nmax 8\noom 7\noom_kill 3\noom_group_kill 1\n");
    assertThat(kills("0::/a/b\n").count()).hasValue(3);
  }

  @Test
  void readsVersionOne() throws Exception {
    counter("memory/docker/x/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    assertThat(kills("9:cpu,memory:/docker/x\n0::/y\n").count()).hasValue(2);
  }

  @Test
  void readsVersionOneInsideAContainer() throws Exception {
    counter("memory/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 5\n");
    assertThat(kills("9:memory:/docker/x\n").count()).hasValue(5);
  }

  @Test
  void isUnknownWhereTheKernelCountsNothing() throws Exception {
    assertThat(kills("0::/\n").count()).isEmpty();
    assertThat(new OomKills(root.resolve("absent"), root).count()).isEmpty();
  }
}
