package io.graflag.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group of our own with a limit of memory.
 *
 * @param directory where the kernel shows it
 */
record MemoryGroup(Path directory) implements AutoCloseable {
  private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/memory");
  private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

  /** Makes a group; empty where this machine does not let us. */
  static Optional<MemoryGroup> limitedTo(int megabytes) throws IOException {
    String name = "graflag-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path directory = (Files.exists(VERSION_1) ? VERSION_1 : VERSION_2).resolve(name);
    try {
      Files.createDirectory(directory);
    } catch (IOException e) {
      return Optional.empty(); // no right to, or no control groups at all
    }
    MemoryGroup group = new MemoryGroup(directory);
    for (String limit : List.of("memory.limit_in_bytes", "memory.max")) {
      if (Files.exists(directory.resolve(limit))) {
        Files.writeString(directory.resolve(limit), Long.toString((long) megabytes << 20));
        return Optional.of(group);
      }
    }
    group.close();
    return Optional.empty();
  }

  /** What to put before a program so that it runs in the group. */
  String[] entry() {
    return new String[] {"sh", "-c", "echo $$ > " + directory + "/cgroup.procs; exec \"$@\"", "-"};
  }

  @Override
  public void close() throws IOException {
    RunnerFixture.await("an empty group", this::isEmpty);
    Files.delete(directory);
  }

  private boolean isEmpty() {
    try {
      return Files.readString(directory.resolve("cgroup.procs")).isBlank();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
