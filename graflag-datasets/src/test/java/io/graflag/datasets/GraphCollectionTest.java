package io.graflag.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import org.junit.jupiter.api.Test;

class GraphCollectionTest {
  private static final int[] NONE = {};

  @Test
  void knowsTheGraphOfEachNode() {
    GraphCollection graphs =
        new GraphCollection(new int[] {0, 2, 2, 3}, new long[3], NONE, NONE, new byte[3]);
    assertThat(graphs.graphOfNode()).containsExactly(0, 0, 2);
    assertThat(graphs.graphCount()).isEqualTo(3);
  }

  @Test
  void refusesAnEdgeBetweenTwoGraphs() {
    int[] firstNodes = {0, 2, 4};
    assertThatThrownBy(
            () ->
                new GraphCollection(
                    firstNodes, new long[4], new int[] {0, 1}, new int[] {1, 3}, new byte[2]))
        .hasMessageContaining("Edge 1 joins graph 0 to graph 1");
  }

  @Test
  void refusesAnEdgeToANodeThatDoesNotExist() {
    int[] firstNodes = {0, 2};
    assertThatThrownBy(() -> joining(firstNodes, 0, 2))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("Edge 0 names node 2 of graphs of 2 nodes");
    assertThatThrownBy(() -> joining(firstNodes, -1, 0)).hasMessageContaining("names node -1");
  }

  @Test
  void refusesGraphsThatDoNotFollowEachOther() {
    assertThatThrownBy(() -> joining(new int[] {1, 2}, 0, 1))
        .hasMessageContaining("Graph 0 begins at node 1");
    assertThatThrownBy(() -> joining(new int[] {0, 3, 2}, 0, 1))
        .hasMessageContaining("Graph 1 begins at node 3 and ends before node 2");
  }

  @Test
  void refusesColumnsOfDifferentLength() {
    assertThatThrownBy(
            () -> new GraphCollection(new int[] {0, 2}, new long[3], NONE, NONE, new byte[1]))
        .hasMessageContaining("1 graphs begin at 2 places of 3 nodes");
  }

  private static GraphCollection joining(int[] firstNodes, int source, int target) {
    int graphs = firstNodes.length - 1;
    return new GraphCollection(
        firstNodes,
        new long[firstNodes[graphs]],
        new int[] {source},
        new int[] {target},
        new byte[graphs]);
  }
}
