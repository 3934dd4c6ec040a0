package io.graflag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The datasets that come along, for a SHARED_DIR of a test. */
final class SampleDatasets {
  private SampleDatasets() {}

  /** Copies sample_graph into a SHARED_DIR. */
  static void copyGraph(Path root) throws IOException {
    Path source =
        Path.of(System.getProperty("graflag.root"), "examples/shared/datasets/sample_graph");
    Path target = Files.createDirectories(root.resolve("datasets/sample_graph"));
    List<Path> files;
    try (Stream<Path> found = Files.list(source)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
  }
}
