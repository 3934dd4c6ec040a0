package io.graflag.datasets.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.datasets.reader.GraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
  private static final Path COMMITTED = Path.of("../examples/shared/datasets");

  @TempDir Path made;

  @Test
  void makesTheCommittedFilesByteForByte() throws IOException {
    Samples.write(made);
    assertThat(files(made)).hasSize(10);
    for (Path file : files(made)) {
      assertThat(COMMITTED.resolve(file)).hasSameBinaryContentAs(made.resolve(file));
    }
  }

  @Test
  void readsBackTheStreamItWrote() {
    Samples.write(made);
    EdgeStream stream = EdgeStreamReader.read(made.resolve(Samples.STREAM));
    EdgeStream original = BurstStream.SAMPLE.generate();
    assertThat(stream.sources()).isEqualTo(original.sources());
    assertThat(stream.targets()).isEqualTo(original.targets());
    assertThat(stream.timestamps()).isEqualTo(original.timestamps()).isSorted();
    assertThat(stream.labels()).isEqualTo(original.labels());
  }

  @Test
  void readsBackTheGraphItWrote() {
    Samples.write(made);
    Graph graph = GraphReader.read(made.resolve(Samples.GRAPH));
    Graph original = PlantedGraph.SAMPLE.generate();
    assertThat(graph.sources()).isEqualTo(original.sources());
    assertThat(graph.targets()).isEqualTo(original.targets());
    assertThat(graph.features()).isEqualTo(original.features());
    assertThat(graph.labels()).isEqualTo(original.labels());
  }

  @Test
  void samplesHaveTheSizeTheyPromise() {
    EdgeStream stream = BurstStream.SAMPLE.generate();
    assertThat(stream.size()).isBetween(19_000, 21_000);
    assertThat((double) stream.anomalyCount() / stream.size()).isBetween(0.06, 0.10);
    Graph graph = PlantedGraph.SAMPLE.generate();
    assertThat(graph.nodeCount()).isEqualTo(500);
    assertThat(graph.edgeCount()).isEqualTo(2_502);
    assertThat(graph.anomalyCount()).isEqualTo(25);
  }

  @Test
  void refusesSizesThatCannotBeMade() {
    assertThatThrownBy(() -> new BurstStream(10, 500, 100, 1, 1, 0))
        .hasMessageContaining("10 nodes");
    assertThatThrownBy(() -> new PlantedGraph(2, 10_000, 1, 5, 5, 0))
        .hasMessageContaining("10000 edges");
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }
}
