package io.graflag.datasets.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.Graph;
import io.graflag.datasets.GraphCollection;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.datasets.reader.GraphCollectionReader;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.datasets.reader.SnapshotReader;
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
    assertThat(files(made)).hasSize(24);
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
  void readsBackTheLabelsOfLinksItWrote() {
    Samples.write(made);
    Graph graph = GraphReader.read(made.resolve(Samples.LINKS));
    Graph original = PlantedLinks.SAMPLE.generate();
    assertThat(graph.sources()).isEqualTo(original.sources());
    assertThat(graph.targets()).isEqualTo(original.targets());
    assertThat(graph.edgeLabels()).isEqualTo(original.edgeLabels());
    assertThat(graph.labels()).containsOnly(-1);
  }

  @Test
  void readsBackTheCollectionItWrote() {
    Samples.write(made);
    GraphCollection graphs = GraphCollectionReader.read(made.resolve(Samples.GRAPHS));
    GraphCollection original = RewiredRings.SAMPLE.generate();
    assertThat(graphs.firstNodes()).isEqualTo(original.firstNodes());
    assertThat(graphs.nodeLabels()).isEqualTo(original.nodeLabels());
    assertThat(graphs.sources()).isEqualTo(original.sources());
    assertThat(graphs.targets()).isEqualTo(original.targets());
    assertThat(graphs.labels()).isEqualTo(original.labels());
  }

  @Test
  void readsBackTheOutliersItWrote() {
    Samples.write(made);
    Graph graph = GraphReader.read(made.resolve(Samples.OUTLIERS));
    Graph original = PlantedOutliers.SAMPLE.generate();
    assertThat(graph.features()).isEqualTo(original.features());
    assertThat(graph.labels()).isEqualTo(original.labels());
  }

  @Test
  void plantsAsManyAnomaliesAsItSays() {
    assertThat(PlantedLinks.SAMPLE.generate().anomalousEdgeCount()).isEqualTo(60);
    assertThat(PlantedOutliers.SAMPLE.generate().anomalyCount()).isEqualTo(24);
    GraphCollection graphs = RewiredRings.SAMPLE.generate();
    assertThat(graphs.anomalyCount()).isEqualTo(16);
    assertThat(graphs.edgeCount()).isEqualTo(2 * graphs.nodeCount());
  }

  @Test
  void readsBackTheSnapshotsItWrote() {
    Samples.write(made);
    SnapshotSequence sequence = SnapshotReader.read(made.resolve(Samples.SNAPSHOTS));
    SnapshotSequence original = ChatterSequence.SAMPLE.generate();
    assertThat(sequence.ends()).isEqualTo(original.ends());
    assertThat(sequence.sources()).isEqualTo(original.sources());
    assertThat(sequence.targets()).isEqualTo(original.targets());
    assertThat(sequence.times()).isEqualTo(original.times());
    assertThat(sequence.nodeLabels().orElseThrow()).isEqualTo(original.nodeLabels().orElseThrow());
    assertThat(sequence.edgeLabels().orElseThrow()).isEqualTo(original.edgeLabels().orElseThrow());
    assertThat(sequence.snapshotLabels().orElseThrow())
        .isEqualTo(original.snapshotLabels().orElseThrow());
  }

  @Test
  void chatterIsLabelledAlikeInNodesEdgesAndSnapshots() {
    SnapshotSequence sample = ChatterSequence.SAMPLE.generate();
    byte[] snapshots = sample.snapshotLabels().orElseThrow();
    byte[] expectedNodes = new byte[sample.nodeCount() * snapshots.length];
    byte[] expectedSnapshots = new byte[snapshots.length];
    for (int snapshot = 0; snapshot < snapshots.length; snapshot++) {
      for (int edge = sample.start(snapshot); edge < sample.end(snapshot); edge++) {
        if (sample.edgeLabels().orElseThrow()[edge] == 1) {
          expectedSnapshots[snapshot] = 1;
          expectedNodes[snapshot * sample.nodeCount() + sample.sources()[edge]] = 1;
          expectedNodes[snapshot * sample.nodeCount() + sample.targets()[edge]] = 1;
        }
      }
    }
    assertThat(snapshots).isEqualTo(expectedSnapshots).contains(0, 1);
    assertThat(sample.nodeLabels().orElseThrow()).isEqualTo(expectedNodes);
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
    assertThatThrownBy(() -> new PlantedLinks(1, 10, 1, 0)).hasMessageContaining("1 communities");
    assertThatThrownBy(() -> new PlantedOutliers(1, 10, 41, 0)).hasMessageContaining("41 outliers");
    assertThatThrownBy(() -> new RewiredRings(3, 4, 0)).hasMessageContaining("4 anomalies");
    assertThatThrownBy(() -> new ChatterSequence(100, 20, 100, 6, 0))
        .hasMessageContaining("6 events");
    assertThatThrownBy(() -> new ChatterSequence(100, 2_000_000_000, 100, 6, 0))
        .hasMessageContaining("2000000000 snapshots");
    assertThatThrownBy(() -> new ChatterSequence(100, 20, 2_000_000_000, 5, 0))
        .hasMessageContaining("2000000000 edges");
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }
}
