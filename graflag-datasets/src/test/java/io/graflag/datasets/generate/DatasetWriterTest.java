package io.graflag.datasets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.Json;
import io.graflag.datasets.Graph;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.datasets.reader.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetWriterTest {
  private static final byte[] UNKNOWN = {-1, -1, -1};

  @TempDir Path directory;

  @Test
  void readsBackLabelsOfNodesAndEdgesTogether() {
    Graph original = edge(new byte[] {0, 1, -1}, new float[] {0.5f, -1, 2}, 1);
    assertReadsBack(original);
    assertThat(directory.resolve("labels.csv")).exists();
  }

  @Test
  void readsBackFeaturesWithoutLabelsOfNodes() {
    Graph original =
        new Graph(
            new int[] {2}, new int[] {0}, UNKNOWN, new float[] {0.5f, -1, 2}, 1, new byte[] {1});
    assertReadsBack(original);
    assertThat(directory.resolve("labels.csv")).doesNotExist();
  }

  @Test
  void keepsLastNodesWithoutAnEdge() {
    assertReadsBack(edge(UNKNOWN, new float[0], 0));
  }

  @Test
  void deletesWhatAnEarlierDatasetLeft() throws IOException {
    DatasetWriter.write(directory, edge(new byte[] {0, 1, 0}, new float[] {1, 2, 3}, 1), "first");
    Files.writeString(directory.resolve("snapshots.csv.gz"), "stale");
    Files.writeString(directory.resolve("notes.txt"), "mine");
    assertReadsBack(
        new Graph(new int[] {2}, new int[] {0}, UNKNOWN, new float[0], 0, new byte[] {1}));
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("edges.csv", "metadata.json", "notes.txt");
  }

  @Test
  void deletesLabelsThatLaterSnapshotsDoNotHave() {
    SnapshotWriter.write(directory, snapshot(Optional.of(new byte[] {1, 0})), "first");
    SnapshotWriter.write(directory, snapshot(Optional.empty()), "second");
    assertThat(SnapshotReader.read(directory).nodeLabels()).isEmpty();
    assertThat(metadata()).containsEntry("edges", 1).doesNotContainKey("anomalies");
  }

  @Test
  void countsEachKindOfAnomalyByItself() {
    SnapshotWriter.write(directory, ChatterSequence.SAMPLE.generate(), "sample");
    assertThat(metadata())
        .containsEntry("snapshots", 60)
        .containsEntry("anomalies", 221)
        .containsEntry("anomalous_nodes", 60)
        .containsEntry("anomalous_edges", 221)
        .containsEntry("anomalous_snapshots", 10);
  }

  @Test
  void saysHowManyGraphsThereAre() {
    DatasetWriter.write(directory, RewiredRings.SAMPLE.generate(), "sample");
    assertThat(metadata()).containsEntry("graphs", 160).containsEntry("anomalies", 16);
  }

  private void assertReadsBack(Graph original) {
    DatasetWriter.write(directory, original, "a graph");
    Graph graph = GraphReader.read(directory);
    assertThat(graph).usingRecursiveComparison().isEqualTo(original);
  }

  private Map<String, Object> metadata() {
    return Json.read(directory.resolve("metadata.json")).values();
  }

  /** Three nodes, of which 0 and 1 are joined by an anomalous edge. */
  private static Graph edge(byte[] labels, float[] features, int featureCount) {
    return new Graph(new int[] {0}, new int[] {1}, labels, features, featureCount, new byte[] {1});
  }

  private static SnapshotSequence snapshot(Optional<byte[]> nodeLabels) {
    return new SnapshotSequence(
        2,
        new int[] {1},
        new int[] {0},
        new int[] {1},
        new long[1],
        nodeLabels,
        Optional.empty(),
        Optional.empty());
  }
}
