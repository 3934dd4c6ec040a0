package io.graflag.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GraphTest {

  @Test
  void countsDegreesWithDuplicatesAndLoops() {
    Graph graph = Graph.of(new int[] {0, 0, 2}, new int[] {1, 1, 2}, new byte[3]);
    assertThat(graph.outDegrees()).containsExactly(2, 0, 1);
    assertThat(graph.inDegrees()).containsExactly(0, 2, 1);
  }

  @Test
  void refusesEdgesToNodesThatDoNotExist() {
    assertThatThrownBy(() -> Graph.of(new int[] {0}, new int[] {2}, new byte[2]))
        .hasMessageContaining("node 2 of a graph of 2 nodes");
    assertThatThrownBy(() -> Graph.of(new int[] {-1}, new int[] {0}, new byte[2]))
        .hasMessageContaining("node -1");
  }

  @Test
  void refusesColumnsOfDifferentLength() {
    assertThatThrownBy(() -> Graph.of(new int[2], new int[1], new byte[2]))
        .hasMessageContaining("2 sources and 1 targets");
    assertThatThrownBy(() -> new Graph(new int[0], new int[0], new byte[2], new float[3], 2))
        .hasMessageContaining("2 nodes with 2 features each has 3 values");
    assertThatThrownBy(
            () -> new Graph(new int[1], new int[1], new byte[1], new float[0], 0, new byte[2]))
        .hasMessageContaining("1 edges has labels of 2 edges");
    assertThatThrownBy(() -> new EdgeStream(new int[1], new int[1], new long[1], new byte[2]))
        .hasMessageContaining("1 sources, 1 targets, 1 timestamps and 2 labels");
  }
}
