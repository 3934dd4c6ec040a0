package io.graflag.examples.weisfeiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.GraphCollection;
import io.graflag.datasets.generate.RewiredRings;
import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.Ranking;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WlOutlierTest {

  @Test
  void scoresThreeSmallGraphsByHand() {
    // An edge, an edge, and a path of three nodes, whose ends look like nodes of an edge.
    GraphCollection graphs =
        new GraphCollection(
            new int[] {0, 2, 4, 7},
            new long[7],
            new int[] {0, 2, 4, 5},
            new int[] {1, 3, 5, 6},
            new byte[3]);
    // Counts of (any node, end, middle): (2, 2, 0) twice and (3, 2, 1).
    double mixed = 10 / Math.sqrt(8 * 14);
    double[] scores = new WlOutlier(1).scores(graphs);
    assertThat(scores[0]).isCloseTo(1 - (1 + mixed) / 2, within(1e-12));
    assertThat(scores[1]).isCloseTo(scores[0], within(1e-12));
    assertThat(scores[2]).isCloseTo(1 - mixed, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithSubtreesWrittenOut(long seed) {
    GraphCollection graphs = random(seed);
    for (int height = 0; height <= 3; height++) {
      double[] scores = new WlOutlier(height).scores(graphs);
      double[] expected = new WrittenSubtrees(graphs, height).scores();
      for (int graph = 0; graph < scores.length; graph++) {
        assertThat(scores[graph]).isCloseTo(expected[graph], within(1e-12));
      }
    }
  }

  @Test
  void tellsKindsOfNodesApart() {
    int[] none = {};
    GraphCollection graphs =
        new GraphCollection(new int[] {0, 1, 2, 3}, new long[] {7, 7, -1}, none, none, new byte[3]);
    assertThat(new WlOutlier(2).scores(graphs))
        .containsExactly(new double[] {0.5, 0.5, 1}, within(1e-12));
  }

  @Test
  void leavesAGraphWithoutNodesUnknown() {
    int[] none = {};
    GraphCollection graphs =
        new GraphCollection(new int[] {0, 1, 1, 2}, new long[2], none, none, new byte[3]);
    assertThat(new WlOutlier(1).scores(graphs))
        .containsExactly(new double[] {0, -1, 0}, within(1e-12));
  }

  @Test
  void givesTheSameGraphTheSameScoreWhateverItsNodesAreCalled() {
    // A path of kinds 1, 2, 3, 3, written from its other end the second time; then a triangle.
    GraphCollection graphs =
        new GraphCollection(
            new int[] {0, 4, 8, 11},
            new long[] {1, 2, 3, 3, 3, 3, 2, 1, 1, 2, 3},
            new int[] {0, 1, 2, 4, 5, 6, 8, 9, 10},
            new int[] {1, 2, 3, 5, 6, 7, 9, 10, 8},
            new byte[3]);
    double[] scores = new WlOutlier(3).scores(graphs);
    assertThat(scores[1]).isEqualTo(scores[0]).isLessThan(scores[2]);
  }

  @Test
  void doesNotDependOnTheOrderOfEdgesAndTheirDirection() {
    GraphCollection graphs = random(9);
    int last = graphs.edgeCount() - 1;
    int[] sources = IntStream.rangeClosed(0, last).map(i -> graphs.targets()[last - i]).toArray();
    int[] targets = IntStream.rangeClosed(0, last).map(i -> graphs.sources()[last - i]).toArray();
    GraphCollection turned =
        new GraphCollection(
            graphs.firstNodes(), graphs.nodeLabels(), sources, targets, graphs.labels());
    assertThat(new WlOutlier(2).scores(turned)).isEqualTo(new WlOutlier(2).scores(graphs));
  }

  @Test
  void findsMostStrangeGraphsOfTheSample() {
    GraphCollection sample = RewiredRings.SAMPLE.generate();
    double[] scores = new WlOutlier(2).scores(sample);
    assertThat(Ranking.of(scores, sample.labels()).auc()).isBetween(0.85, 0.98);
    assertThat(DoubleStream.of(scores)).allMatch(score -> score >= 0 && score <= 1);
  }

  @Test
  void refusesWhatCannotBeCompared() {
    int[] none = {};
    assertThatThrownBy(() -> new WlOutlier(101)).hasMessageContaining("101");
    assertThatThrownBy(
            () ->
                new WlOutlier(1)
                    .scores(
                        new GraphCollection(
                            new int[] {0, 1}, new long[1], none, none, new byte[1])))
        .hasMessageContaining("Only 1 graph");
  }

  private static GraphCollection random(long seed) {
    SeededRandom random = new SeededRandom(seed);
    int[] firstNodes = {0, 5, 6, 12, 12, 20, 26};
    long[] kinds = IntStream.range(0, 26).mapToLong(i -> random.below(2)).toArray();
    int[] sources = new int[40];
    int[] targets = new int[40];
    for (int edge = 0; edge < sources.length; edge++) {
      int graph = new int[] {0, 2, 4, 5}[random.below(4)];
      int size = firstNodes[graph + 1] - firstNodes[graph];
      sources[edge] = firstNodes[graph] + random.below(size);
      targets[edge] = firstNodes[graph] + random.below(size);
    }
    return new GraphCollection(firstNodes, kinds, sources, targets, new byte[6]);
  }
}
