package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import org.junit.jupiter.api.Test;

class NodeBaselineTest {
  // 0 -> 1, 0 -> 1 again, 0 -> 2, and a loop at 2; node 3 is alone.
  private static final Graph GRAPH =
      new Graph(
          new int[] {0, 0, 0, 2},
          new int[] {1, 1, 2, 2},
          new byte[4],
          new float[] {3, 4, 0, 0, -1, 0, 5, 12},
          2);

  @Test
  void countsEdgesAsStored() {
    assertThat(NodeBaseline.OUT_DEGREE.scores(GRAPH)).containsExactly(3, 0, 1, 0);
    assertThat(NodeBaseline.IN_DEGREE.scores(GRAPH)).containsExactly(0, 2, 2, 0);
    assertThat(NodeBaseline.TOTAL_DEGREE.scores(GRAPH)).containsExactly(3, 2, 3, 0);
  }

  @Test
  void turnsDegreesAroundWithoutGoingBelowZero() {
    assertThat(NodeBaseline.MINUS_TOTAL_DEGREE.scores(GRAPH)).containsExactly(0, 1, 0, 3);
  }

  @Test
  void measuresFeatures() {
    assertThat(NodeBaseline.FEATURE_NORM.scores(GRAPH)).containsExactly(5, 0, 1, 13);
  }

  @Test
  void refusesToMeasureFeaturesThatAreNotThere() {
    Graph bare = Graph.of(new int[] {0}, new int[] {1}, new byte[2]);
    assertThatThrownBy(() -> NodeBaseline.FEATURE_NORM.scores(bare))
        .hasMessage("The graph has no features.");
  }

  @Test
  void agreesWithCountingEdgeByEdgeOnTolokers() {
    Graph graph = GraphReader.read(SharedData.dataset("tolokers"));
    double[] scores = NodeBaseline.TOTAL_DEGREE.scores(graph);
    for (int node = 0; node < graph.nodeCount(); node += 97) {
      int touching = 0;
      for (int edge = 0; edge < graph.edgeCount(); edge++) {
        touching += graph.sources()[edge] == node ? 1 : 0;
        touching += graph.targets()[edge] == node ? 1 : 0;
      }
      assertThat(scores[node]).as("node %d", node).isEqualTo(touching);
    }
  }
}
