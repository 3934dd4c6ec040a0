package io.graflag.runner.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many processes of our control group the kernel has killed for want of memory.
 *
 * <p>A SIGKILL alone does not say who sent it; a counter that grew meanwhile does. Version 2 keeps
 * it in memory.events, version 1 in memory.oom_control.
 */
public final class OomKills {
  private static final String KEY = "oom_kill ";

  private final Path proc;
  private final Path groups;

  /**
   * Reads the counters of the group that a process belongs to.
   *
   * @param proc /proc/self
   * @param groups where control groups are mounted, /sys/fs/cgroup
   */
  public OomKills(Path proc, Path groups) {
    this.proc = proc;
    this.groups = groups;
  }

  /** The count since the group was made; empty where the kernel keeps none. */
  public OptionalLong count() {
    ProcFile file = new ProcFile();
    for (Path candidate : candidates()) {
      if (file.read(candidate.toString())) {
        long count = file.numberOnLine(KEY, -1);
        if (count >= 0) {
          return OptionalLong.of(count);
        }
      }
    }
    return OptionalLong.empty();
  }

  private List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    for (String line : memberships()) {
      // "0::/path" is version 2, "9:memory:/path" version 1.
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && parts[0].equals("0")) {
        candidates.add(inside(groups, parts[2]).resolve("memory.events"));
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
        candidates.add(inside(groups.resolve("memory"), parts[2]).resolve("memory.oom_control"));
        // In a container the path is the host's, but the group itself is mounted at the top.
        candidates.add(groups.resolve("memory").resolve("memory.oom_control"));
      }
    }
    return candidates;
  }

  private List<String> memberships() {
    Path list = proc.resolve("cgroup");
    try {
      return Files.isReadable(list) ? Files.readAllLines(list) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + list, e);
    }
  }

  private static Path inside(Path root, String path) {
    return root.resolve(path.substring(1)).normalize();
  }
}
