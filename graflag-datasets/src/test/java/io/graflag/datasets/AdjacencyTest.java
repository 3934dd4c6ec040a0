package io.graflag.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.generate.SeededRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjacencyTest {

  @Test
  void keepsOutgoingEdgesAsStored() {
    Adjacency stored =
        Adjacency.outgoing(
            Graph.of(new int[] {2, 0, 0, 0, 2}, new int[] {1, 2, 0, 2, 0}, new byte[3]));
    assertThat(stored.starts()).containsExactly(0, 3, 3, 5);
    assertThat(stored.neighbours()).containsExactly(2, 0, 2, 1, 0);
    assertThat(stored.sets().neighbours()).containsExactly(0, 2, 0, 1);
  }

  @Test
  void joinsBothEndsOnceAndNoNodeToItself() {
    Adjacency joined =
        Adjacency.undirected(
            Graph.of(new int[] {2, 0, 0, 0, 2}, new int[] {1, 2, 0, 2, 0}, new byte[4]));
    assertThat(joined.starts()).containsExactly(0, 1, 2, 4, 4);
    assertThat(joined.neighbours()).containsExactly(2, 2, 0, 1);
    assertThat(joined.position(2, 1)).isEqualTo(3);
    assertThat(joined.position(0, 1)).isNegative();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void sumsWhatSetsOfNeighboursHaveInCommon(int seed) {
    SeededRandom random = new SeededRandom(seed);
    int nodes = 12;
    int[] sources = IntStream.range(0, 10 * seed).map(i -> random.below(nodes)).toArray();
    int[] targets = IntStream.range(0, 10 * seed).map(i -> random.below(nodes)).toArray();
    double[] weights = IntStream.range(0, nodes).mapToDouble(i -> 1 + i / 7.0).toArray();
    Adjacency adjacency = Adjacency.undirected(nodes, sources, targets);
    double[] sums = adjacency.commonNeighbourSums(weights);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] != targets[i]) {
        Set<Integer> common = joined(sources[i], sources, targets);
        common.retainAll(joined(targets[i], sources, targets));
        double expected = common.stream().mapToDouble(node -> weights[node]).sum();
        assertThat(sums[adjacency.position(sources[i], targets[i])])
            .isEqualTo(sums[adjacency.position(targets[i], sources[i])])
            .isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void countsTheEdgesOfEgonets() {
    // A triangle 0-1-2 and a link 2-3; node 4 is alone.
    Adjacency links = Adjacency.undirected(5, new int[] {0, 1, 2, 2, 1}, new int[] {1, 2, 0, 3, 0});
    assertThat(links.egonetEdges()).containsExactly(3, 3, 4, 1, 0);
  }

  @Test
  void holdsAGraphWithoutEdges() {
    Adjacency none = Adjacency.undirected(3, new int[0], new int[0]);
    assertThat(none.neighbours()).isEmpty();
    assertThat(Arrays.stream(none.starts())).containsOnly(0);
    assertThat(none.commonNeighbourSums(new double[3])).isEmpty();
  }

  private static Set<Integer> joined(int node, int[] sources, int[] targets) {
    Set<Integer> joined = new TreeSet<>();
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == node) {
        joined.add(targets[i]);
      }
      if (targets[i] == node) {
        joined.add(sources[i]);
      }
    }
    joined.remove(node);
    return joined;
  }
}
