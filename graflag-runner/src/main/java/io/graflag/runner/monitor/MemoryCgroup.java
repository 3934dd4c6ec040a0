package io.graflag.runner.monitor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The control group that accounts for the memory of this process.
 *
 * <p>/proc/self/cgroup says which group it is, /proc/self/mountinfo where groups can be seen; a
 * container sees its own group at the top. Where both versions are mounted, the one that has the
 * memory controller counts. Source: cgroups(7), cgroup_namespaces(7).
 */
public final class MemoryCgroup {
  /** A limit of version 1 that is none is the largest number of whole pages. */
  private static final long NO_LIMIT = Long.MAX_VALUE / 2;

  /** What the files of a version are called. */
  private enum Version {
    ONE("cgroup", "/sys/fs/cgroup/memory"),
    TWO("cgroup2", "/sys/fs/cgroup");

    private final String type;
    private final String usualPlace;

    Version(String type, String usualPlace) {
      this.type = type;
      this.usualPlace = usualPlace;
    }
  }

  /** A hierarchy of groups that is mounted: which group, and where. */
  private record Mount(String group, String place) {}

  private final Path directory;
  private final Version version;

  private MemoryCgroup(Path directory, Version version) {
    this.directory = directory;
    this.version = version;
  }

  /**
   * Finds the group; empty where there is none, or none that can be seen.
   *
   * @param root the root of the file system, which holds proc/self and the mounted groups
   */
  public static Optional<MemoryCgroup> find(Path root) {
    Version version = Version.TWO;
    Optional<String> group = Optional.empty();
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      // "0::/path" is version 2, "9:memory:/path" version 1.
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
        version = Version.ONE;
        group = Optional.of(parts[2]);
      } else if (parts.length == 3 && parts[0].equals("0") && version == Version.TWO) {
        group = Optional.of(parts[2]);
      }
    }
    return group.isEmpty() ? Optional.empty() : located(root, version, group.get());
  }

  private static Optional<MemoryCgroup> located(Path root, Version version, String group) {
    for (Mount mount : mounts(root, version)) {
      Path top = root.resolve(mount.place().substring(1));
      Path directory = top.resolve(below(mount.group(), group)).normalize();
      if (directory.startsWith(top) && Files.isDirectory(directory)) {
        return Optional.of(new MemoryCgroup(directory, version));
      }
      // In a container the path may be the host's, while the group itself is at the top.
      if (Files.isDirectory(top)) {
        return Optional.of(new MemoryCgroup(top, version));
      }
    }
    return Optional.empty();
  }

  /** The path of a group from the group at the top of a mount. */
  private static String below(String top, String group) {
    boolean inside = group.equals(top) || group.startsWith(top.endsWith("/") ? top : top + "/");
    String rest = inside ? group.substring(top.length()) : group;
    return rest.startsWith("/") ? rest.substring(1) : rest;
  }

  /** "31 23 0:28 /group /place options optional... - type source super-options". */
  private static List<Mount> mounts(Path root, Version version) {
    List<Mount> mounts = new ArrayList<>();
    for (String line : lines(root.resolve("proc/self/mountinfo"))) {
      int dash = line.indexOf(" - " + version.type + " ");
      if (dash > 0) {
        String[] seen = line.substring(0, dash).split(" ");
        String[] source = line.substring(dash + 3).split(" ");
        List<String> controllers = List.of(source[source.length - 1].split(","));
        if (version == Version.TWO || controllers.contains("memory")) {
          mounts.add(new Mount(seen[3], seen[4]));
        }
      }
    }
    return mounts.isEmpty() ? List.of(new Mount("/", version.usualPlace)) : mounts;
  }

  /** How many of its processes the kernel killed for want of memory; empty where it keeps none. */
  OptionalLong oomKills() {
    String file = version == Version.ONE ? "memory.oom_control" : "memory.events";
    ProcFile counters = new ProcFile();
    long kills = read(counters, file) ? counters.numberOnLine("oom_kill ", -1) : -1;
    return kills < 0 ? OptionalLong.empty() : OptionalLong.of(kills);
  }

  /**
   * The most memory that was ever charged to it, in bytes; empty where the kernel keeps none.
   *
   * <p>Version 2 keeps it since Linux 5.19, and never for the group of the whole machine.
   */
  OptionalLong peakBytes() {
    return number(version == Version.ONE ? "memory.max_usage_in_bytes" : "memory.peak");
  }

  /** How much memory it may have, in bytes; empty without a limit of its own. */
  OptionalLong limitBytes() {
    OptionalLong limit = number(version == Version.ONE ? "memory.limit_in_bytes" : "memory.max");
    return limit.isPresent() && limit.getAsLong() > NO_LIMIT ? OptionalLong.empty() : limit;
  }

  /** Its processes; 0 stands for each that this one cannot see. */
  List<Long> processes() {
    ProcFile list = new ProcFile();
    List<Long> processes = new ArrayList<>();
    if (read(list, "cgroup.procs")) {
      for (int at = list.numberStart(0); at < list.length(); ) {
        processes.add(list.number(at));
        at = list.numberStart(list.numberEnd(at));
      }
    }
    return processes;
  }

  private OptionalLong number(String name) {
    ProcFile file = new ProcFile();
    // A word, "max", stands for no number.
    return read(file, name) && file.numberStart(0) < file.length()
        ? OptionalLong.of(file.number(0))
        : OptionalLong.empty();
  }

  private boolean read(ProcFile file, String name) {
    return file.read(directory.resolve(name).toString());
  }

  private static List<String> lines(Path list) {
    try {
      // Bytes as they are: the path of a mount need not be text of any encoding.
      return Files.isReadable(list) ? Files.readAllLines(list, ISO_8859_1) : List.of();
    } catch (IOException e) {
      // Facts beside the run; it does not end for want of them.
      return List.of();
    }
  }
}
