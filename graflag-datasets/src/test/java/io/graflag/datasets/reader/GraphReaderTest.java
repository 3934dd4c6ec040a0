package io.graflag.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphReaderTest {
  @TempDir Path directory;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new DatasetFolder(directory);
    folder.text("edges.csv", "src,dst\n0,1\n2,0\n0,1\n");
    folder.text("labels.csv", "node,outlier\n0,0\n1,1\n2,-1\n");
  }

  @Test
  void readsEdgesAsStoredWithDuplicates() {
    Graph graph = GraphReader.read(directory);
    assertThat(graph.sources()).containsExactly(0, 2, 0);
    assertThat(graph.targets()).containsExactly(1, 0, 1);
    assertThat(graph.labels()).containsExactly(0, 1, -1);
    assertThat(graph.featureCount()).isZero();
  }

  @Test
  void readsFeaturesNodeAfterNode() throws IOException {
    folder.compressed("features.csv", "f0,f1\n0.5,-1\r\n1e-9,2\n3,1.9e+05");
    Graph graph = GraphReader.read(directory);
    assertThat(graph.features()).containsExactly(0.5f, -1f, 1e-9f, 2f, 3f, 1.9e5f);
    assertThat(graph.feature(2, 1)).isEqualTo(190_000f);
  }

  @Test
  void readsLabelsInAnyOrderAndSkipsFurtherColumns() throws IOException {
    folder.text("labels.csv", "raw,node,outlier\nx,2,3\ny,0,0\nz,1,0\n");
    assertThat(GraphReader.read(directory).labels()).containsExactly(0, 0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0,3 | line 2: column 'dst': node 3 is out of range: labels.csv has nodes 0 to 2
          3,0 | line 2: column 'src': node 3 is out of range: labels.csv has nodes 0 to 2
          a,0 | line 2: column 'src': "a" is not a whole number
          """)
  void namesTheLineOfABadEdge(String line, String message) throws IOException {
    folder.text("edges.csv", "src,dst\n" + line + "\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0,0;0,1     | line 3: node 0 has a second label
          0,0;2,1     | line 3: node 2 is out of range: 2 labels are of nodes 0 to 1
          0,zero      | line 2: column 'outlier': "zero" is not a whole number
          """)
  void namesTheLineOfABadLabel(String lines, String message) throws IOException {
    folder.text("labels.csv", "node,outlier\n" + lines.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> GraphReader.read(directory)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2;3,4          | holds features of 2 nodes, but labels.csv has 3
          1,2;3,4;5,6;7,8  | holds features of 4 nodes, but labels.csv has 3
          1,2;3,NaN;5,6    | line 3: column 'f1': "NaN" is not a number
          1,2;3d,4;5,6     | line 3: column 'f0': "3d" is not a number
          1,2;3;5,6        | line 3: the line ends before column 'f1'
          1,2;3,4,5;5,6    | line 3: the line holds more values
          """)
  void saysWhatIsWrongWithFeatures(String lines, String message) throws IOException {
    folder.text("features.csv", "f0,f1\n" + lines.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> GraphReader.read(directory)).hasMessageContaining(message);
  }

  @Test
  void namesTheHeaderItFoundInPlaceOfAColumn() throws IOException {
    folder.text("edges.csv", "user,target\n0,1\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("edges.csv has no column 'src'; its header is \"user,target\"");
  }

  @Test
  void refusesFilesWithoutAHeader() throws IOException {
    folder.text("edges.csv", "");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("edges.csv is empty");
    folder.text("labels.csv", "node,outlier\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("labels.csv is empty");
  }

  @Test
  void refusesAnEndlessValue() throws IOException {
    folder.text("features.csv", "f0\n" + "1".repeat(2_000_000) + "\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("longer than 1048576 bytes");
  }

  @Test
  void readsHeadersLongerThanABuffer() throws IOException {
    String name = "f".repeat(200_000);
    folder.text("features.csv", name + "0," + name + "1\n1,2\n3,4\n5,6\n");
    assertThat(GraphReader.read(directory).features()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void readsLabelsOfEdgesAndNeedsNoneOfNodes() throws IOException {
    Files.delete(directory.resolve("labels.csv"));
    folder.text("edges.csv", "src,dst,outlier\n0,1,0\n4,0,1\n0,1,-1\n");
    Graph graph = GraphReader.read(directory);
    assertThat(graph.edgeLabels()).containsExactly(0, 1, -1);
    assertThat(graph.anomalousEdgeCount()).isEqualTo(1);
    assertThat(graph.labels()).containsExactly(-1, -1, -1, -1, -1);
  }

  @Test
  void readsLabelsOfEdgesBesideThoseOfNodes() throws IOException {
    folder.text("edges.csv", "outlier,note,src,dst\n1,x,0,1\n");
    Graph graph = GraphReader.read(directory);
    assertThat(graph.edgeLabels()).containsExactly(1);
    assertThat(graph.labels()).containsExactly(0, 1, -1);
  }

  @Test
  void namesTheLineOfABadLabelOfAnEdge() throws IOException {
    folder.text("edges.csv", "src,dst,outlier\n0,1,0\n0,1,\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("edges.csv: line 3: column 'outlier': \"\" is not a whole number");
  }

  @Test
  void needsLabelsOfNodesOrOfEdges() throws IOException {
    Files.delete(directory.resolve("labels.csv"));
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("neither labels.csv nor labels.csv.gz");
    folder.text("edges.csv", "src,dst,outlier\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("it holds no edge, and there is no labels.csv");
  }

  @Test
  void refusesNamesInPlaceOfNumbersWhereOnlyEdgesTellTheNodes() throws IOException {
    Files.delete(directory.resolve("labels.csv"));
    folder.text("edges.csv", "src,dst,outlier\n0,2000000000,0\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("make 2000000001 nodes, but 1 edges name far fewer");
  }

  @Test
  void countsNodesByEdgesWhereTheseHaveTheLabels() throws IOException {
    Files.delete(directory.resolve("labels.csv"));
    folder.text("edges.csv", "src,dst,outlier\n0,1,0\n").text("features.csv", "f0\n1\n");
    assertThatThrownBy(() -> GraphReader.read(directory))
        .hasMessageContaining("holds features of 1 nodes, but edges.csv has 2");
  }

  @ParameterizedTest
  @CsvSource({
    "bond_disney, 124, 335, 6, 28",
    "bond_books, 1418, 3695, 28, 21",
    "bond_enron, 13533, 176987, 5, 18",
    "bond_gen_100, 100, 618, 18, 64",
    "tolokers, 11758, 519000, 2566, 10"
  })
  void readsRealGraphs(String name, int nodes, int edges, int anomalies, int features) {
    Graph graph = GraphReader.read(SharedData.dataset(name));
    assertThat(graph.nodeCount()).isEqualTo(nodes);
    assertThat(graph.edgeCount()).isEqualTo(edges);
    assertThat(graph.anomalyCount()).isEqualTo(anomalies);
    assertThat(graph.featureCount()).isEqualTo(features);
  }
}
