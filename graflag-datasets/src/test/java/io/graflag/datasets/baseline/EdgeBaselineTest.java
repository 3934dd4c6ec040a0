package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeBaselineTest {
  // A triangle 0 -> 1 -> 2 -> 0 and 2 -> 3; degrees 2, 2, 3, 1.
  private static final Graph GRAPH =
      Graph.of(new int[] {0, 1, 2, 2}, new int[] {1, 2, 0, 3}, new byte[4]);

  // Asked for: 0 -> 1, 2 -> 3, and 0 -> 3, which is no edge of the graph.
  private static final int[] SOURCES = {0, 2, 0};
  private static final int[] TARGETS = {1, 3, 3};

  @Test
  void combinesTheDegreesOfBothEnds() {
    assertThat(of(EdgeBaseline.DEGREE_SUM)).containsExactly(4, 4, 3);
    assertThat(of(EdgeBaseline.DEGREE_PRODUCT)).containsExactly(4, 3, 2);
    assertThat(of(EdgeBaseline.MINUS_DEGREE_PRODUCT)).containsExactly(0, 1, 2);
  }

  @Test
  void countsCommonNeighboursWithoutDirection() {
    // 0 and 1 share 2; 2 and 3 share none; 0 and 3 share 2.
    assertThat(of(EdgeBaseline.COMMON_NEIGHBOURS)).containsExactly(1, 0, 1);
    assertThat(of(EdgeBaseline.MINUS_COMMON_NEIGHBOURS)).containsExactly(0, 1, 0);
  }

  @Test
  void agreesWithIntersectingSetsOnTolokers() {
    Graph graph = GraphReader.read(SharedData.dataset("tolokers"));
    double[] scores =
        EdgeBaseline.COMMON_NEIGHBOURS.scores(graph, graph.sources(), graph.targets());
    for (int edge = 0; edge < graph.edgeCount(); edge += 25_943) {
      Set<Integer> common = neighbours(graph, graph.sources()[edge]);
      common.retainAll(neighbours(graph, graph.targets()[edge]));
      assertThat(scores[edge]).as("edge %d", edge).isEqualTo(common.size());
    }
  }

  private static Set<Integer> neighbours(Graph graph, int node) {
    Set<Integer> neighbours = new HashSet<>();
    for (int edge = 0; edge < graph.edgeCount(); edge++) {
      if (graph.sources()[edge] == node) {
        neighbours.add(graph.targets()[edge]);
      }
      if (graph.targets()[edge] == node) {
        neighbours.add(graph.sources()[edge]);
      }
    }
    neighbours.remove(node);
    return neighbours;
  }

  private static double[] of(EdgeBaseline baseline) {
    return baseline.scores(GRAPH, SOURCES, TARGETS);
  }
}
