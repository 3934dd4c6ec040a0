package io.graflag.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a container may leave behind on the machine. */
final class Leftovers {
  private Leftovers() {}

  /** Remembers a node of a cluster before it is removed. */
  static Container of(RealCluster cluster, String node) {
    String name = RealCluster.container(node);
    return new Container(
        cluster.outside("inspect", "--format", "{{.Id}}", name),
        cluster.outside("inspect", "--format", "{{.GraphDriver.Data.MergedDir}}", name));
  }

  /**
   * A container that there was.
   *
   * @param id its identity
   * @param root where its files were mounted
   */
  record Container(String id, String root) {

    /** The processes that are still in it. */
    List<String> processes() throws IOException {
      try (Stream<Path> all = Files.list(Path.of("/proc"))) {
        return all.filter(path -> path.getFileName().toString().matches("\\d+"))
            .filter(path -> read(path.resolve("cgroup")).contains(id))
            .map(Path::toString)
            .toList();
      }
    }

    /** What is still mounted of it. */
    List<String> mounts() throws IOException {
      try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
        return lines.filter(line -> line.contains(root) || line.contains(id)).toList();
      }
    }

    /** Its control groups. */
    List<Path> controlGroups() throws IOException {
      try (Stream<Path> all =
          Files.find(Path.of("/sys/fs/cgroup"), 3, (path, is) -> is.isDirectory())) {
        return all.filter(path -> path.toString().contains(id)).toList();
      }
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (NoSuchFileException e) {
        return ""; // it has ended meanwhile
      } catch (IOException e) {
        // ended while it was read
        if (String.valueOf(e.getMessage()).contains("No such process")) {
          return "";
        }
        throw new UncheckedIOException(e);
      }
    }
  }
}
