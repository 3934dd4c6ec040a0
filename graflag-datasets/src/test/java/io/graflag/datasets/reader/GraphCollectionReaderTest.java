package io.graflag.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.datasets.GraphCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCollectionReaderTest {
  @TempDir Path directory;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new DatasetFolder(directory);
    folder.text("edges.csv", "graph,src,dst\n0,0,1\n2,1,0\n0,2,1\n");
    folder.text("graphs.csv", "graph,outlier\n2,1\n0,0\n1,-1\n");
  }

  @Test
  void numbersTheNodesOfAllGraphsOneAfterAnother() {
    GraphCollection graphs = GraphCollectionReader.read(directory);
    assertThat(graphs.firstNodes()).containsExactly(0, 3, 3, 5);
    assertThat(graphs.sources()).containsExactly(0, 4, 2);
    assertThat(graphs.targets()).containsExactly(1, 3, 1);
    assertThat(graphs.labels()).containsExactly(0, -1, 1);
    assertThat(graphs.nodeLabels()).containsExactly(0, 0, 0, 0, 0);
  }

  @Test
  void readsKindsOfNodesInAnyOrderAndNodesWithoutEdges() throws IOException {
    folder.compressed(
        "nodes.csv", "graph,node,label\n1,0,7\n2,1,-3\n2,0,5\n0,2,1\n0,1,2\n0,0,3\n0,3,4\n");
    GraphCollection graphs = GraphCollectionReader.read(directory);
    assertThat(graphs.firstNodes()).containsExactly(0, 4, 5, 7);
    assertThat(graphs.nodeLabels()).containsExactly(3, 2, 1, 4, 7, 5, -3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3,0,1  | edges.csv: line 2: column 'graph': graph 3 is out of range: graphs.csv has graphs 0 to 2
          0,-1,1 | line 2: column 'src': node -1 is out of range
          0,0,x  | line 2: column 'dst': "x" is not a whole number
          0,0    | line 2: the line ends before column 'dst'
          """)
  void namesTheLineOfABadEdge(String line, String message) throws IOException {
    folder.text("edges.csv", "graph,src,dst\n" + line + "\n");
    assertThatThrownBy(() -> GraphCollectionReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0,0,1;0,0,2;0,1,1 | line 3: node 0 of graph 0 has a second label
          0,5,1             | nodes.csv holds 1 nodes, but its highest numbers make 6
          0,0,1;0,1,1;2,0,0;2,1,0 | edges.csv: line 4: graph 0 has no node 2: nodes.csv gives it 2 nodes
          """)
  void saysWhatIsWrongWithNodes(String lines, String message) throws IOException {
    folder.text("nodes.csv", "graph,node,label\n" + lines.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> GraphCollectionReader.read(directory)).hasMessageContaining(message);
  }

  @Test
  void refusesNamesInPlaceOfNumbersOfNodes() throws IOException {
    folder.text("edges.csv", "graph,src,dst\n0,2000000000,1\n1,2000000000,1\n");
    assertThatThrownBy(() -> GraphCollectionReader.read(directory))
        .hasMessageContaining("make 4000000002 nodes, but 2 edges name far fewer");
  }

  @Test
  void blamesTheFileThatDecidesHowManyNodesThereAre() throws IOException {
    folder.text("nodes.csv", "graph,node,label\n0,2000000000,1\n1,2000000000,1\n");
    assertThatThrownBy(() -> GraphCollectionReader.read(directory))
        .hasMessageContaining("nodes.csv: the graphs have more nodes than one array holds");
  }

  @Test
  void refusesGraphsThatAreMissingOrThereTwice() throws IOException {
    folder.text("graphs.csv", "graph,outlier\n0,0\n3,1\n");
    assertThatThrownBy(() -> GraphCollectionReader.read(directory))
        .hasMessageContaining("line 3: graph 3 is out of range: 2 labels are of graphs 0 to 1");
    folder.text("graphs.csv", "graph,outlier\n0,0\n0,1\n");
    assertThatThrownBy(() -> GraphCollectionReader.read(directory))
        .hasMessageContaining("line 3: graph 0 has a second label");
  }

  @Test
  void namesTheFileThatADatasetOfAnotherKindLacks() throws IOException {
    folder.text("labels.csv", "node,outlier\n0,0\n");
    Files.delete(directory.resolve("graphs.csv"));
    assertThatThrownBy(() -> GraphCollectionReader.read(directory))
        .hasMessageContaining("neither graphs.csv nor graphs.csv.gz");
  }
}
