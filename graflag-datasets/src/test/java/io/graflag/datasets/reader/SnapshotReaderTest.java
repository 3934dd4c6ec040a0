package io.graflag.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.datasets.SnapshotSequence;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotReaderTest {
  @TempDir Path directory;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new DatasetFolder(directory);
    folder.text("edges.csv", "snapshot,src,dst\n0,0,1\n0,0,1\n2,1,2\n");
  }

  @Test
  void readsEdgesAloneAndKeepsEmptySnapshots() {
    SnapshotSequence sequence = SnapshotReader.read(directory);
    assertThat(sequence.ends()).containsExactly(2, 2, 3);
    assertThat(sequence.sources()).containsExactly(0, 0, 1);
    assertThat(sequence.targets()).containsExactly(1, 1, 2);
    assertThat(sequence.times()).containsExactly(0, 1, 2);
    assertThat(sequence.nodeCount()).isEqualTo(3);
    assertThat(sequence.nodeLabels()).isEmpty();
    assertThat(sequence.edgeLabels()).isEmpty();
    assertThat(sequence.snapshotLabels()).isEmpty();
  }

  @Test
  void readsLabelsOfEdges() throws IOException {
    folder.compressed("edges.csv", "").text("edges.csv", "snapshot,src,dst,outlier\n0,0,1,7\n");
    assertThat(SnapshotReader.read(directory).edgeLabels()).hasValue(new byte[] {1});
  }

  @Test
  void readsLabelsOfNodesAndKnowsNothingOfTheRest() throws IOException {
    folder.text("nodes.csv", "snapshot,node,outlier\n2,3,1\n0,0,0\n");
    SnapshotSequence sequence = SnapshotReader.read(directory);
    assertThat(sequence.nodeCount()).isEqualTo(4);
    assertThat(sequence.nodeLabels().orElseThrow())
        .containsExactly(0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1);
  }

  @Test
  void readsTimesAndLabelsOfSnapshotsInAnyOrder() throws IOException {
    folder.text("snapshots.csv", "snapshot,time,outlier\n3,40,0\n0,10,1\n2,30,-1\n1,20,0\n");
    SnapshotSequence sequence = SnapshotReader.read(directory);
    assertThat(sequence.times()).containsExactly(10, 20, 30, 40);
    assertThat(sequence.snapshotLabels()).hasValue(new byte[] {1, 0, -1, 0});
    assertThat(sequence.ends()).containsExactly(2, 2, 3, 3);
  }

  @Test
  void readsTimesWithoutLabels() throws IOException {
    folder.text("snapshots.csv", "snapshot,time\n0,10\n1,20\n2,30\n");
    SnapshotSequence sequence = SnapshotReader.read(directory);
    assertThat(sequence.times()).containsExactly(10, 20, 30);
    assertThat(sequence.snapshotLabels()).isEmpty();
  }

  @Test
  void leavesOutLabelsOfNodesThatNobodyNeeds() throws IOException {
    folder.text("nodes.csv", "snapshot,node,outlier\n0,2000000000,0\n");
    SnapshotSequence sequence = SnapshotReader.readWithoutNodeLabels(directory);
    assertThat(sequence.nodeLabels()).isEmpty();
    assertThat(sequence.nodeCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          edges.csv     | snapshot,src,dst;1,0,0;0,0,0   | line 3: snapshot 0 follows snapshot 1
          edges.csv     | snapshot,src,dst;2000000,0,0   | snapshots can be 0 to 1048575
          edges.csv     | snapshot,src,dst;0,-1,0        | column 'src': node -1 is out of range
          edges.csv     | snapshot,src,dst               | it holds no edge
          edges.csv     | time,src,dst;0,0,0             | has no column 'snapshot'
          nodes.csv     | snapshot,node,outlier;3,0,0    | the dataset has snapshots 0 to 2
          nodes.csv     | snapshot,node,outlier;1,0,0;1,0,1 | line 3: node 0 has a second label
          nodes.csv     | snapshot,node;1,0              | has no column 'outlier'
          snapshots.csv | snapshot,time;0,1;0,2          | line 3: snapshot 0 is listed a second time
          snapshots.csv | snapshot,time;0,1;2,2          | snapshot 2 is out of range
          snapshots.csv | snapshot,time;0,1;1,2          | snapshots.csv has 0 to 1
          snapshots.csv | snapshot,time                  | is empty: it holds no snapshot
          edges.csv     | snapshot,src,dst;0,900000000,0 | make 900000001 nodes, but 1 edges name
          nodes.csv     | snapshot,node,outlier;0,2000000000,0 | but 4 edges and labels name far fewer
          """)
  void saysWhatIsWrong(String file, String lines, String message) throws IOException {
    folder.text(file, lines.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> SnapshotReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(message);
  }
}
