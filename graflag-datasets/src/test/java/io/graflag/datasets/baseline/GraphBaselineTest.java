package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.datasets.GraphCollection;
import org.junit.jupiter.api.Test;

class GraphBaselineTest {
  // Graph 0: nodes 0 to 2, edges 0-1, 1-2, 0-1. Graph 1: no node. Graph 2: node 3, a loop.
  private static final GraphCollection GRAPHS =
      new GraphCollection(
          new int[] {0, 3, 3, 4},
          new long[4],
          new int[] {0, 1, 0, 3},
          new int[] {1, 2, 1, 3},
          new byte[3]);

  @Test
  void countsNodesAndEdges() {
    assertThat(GraphBaseline.NODE_COUNT.scores(GRAPHS)).containsExactly(3, 0, 1);
    assertThat(GraphBaseline.EDGE_COUNT.scores(GRAPHS)).containsExactly(3, 0, 1);
  }

  @Test
  void dividesEdgesByNodesWhereThereAreAny() {
    assertThat(GraphBaseline.MEAN_EDGES.scores(GRAPHS)).containsExactly(1, 0, 1);
  }
}
