package io.graflag.examples.link;

import static io.graflag.examples.RandomGraph.ofEdges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedLinks;
import io.graflag.examples.RandomGraph;
import io.graflag.examples.Ranking;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinkMeasureTest {
  /** A triangle 0, 1, 2 with a tail 2, 3 and a loop at 3. */
  private static final Graph TAIL =
      ofEdges(4, new int[][] {{0, 1}, {1, 2}, {2, 0}, {3, 2}, {3, 3}, {1, 0}});

  @Test
  void scoresTheTriangleWithATailByHand() {
    // 0 and 1 have 2 in common, which has degree 3; the other sides have a node of degree 2.
    double wide = 1 / (1 + 1 / Math.log(3));
    double narrow = 1 / (1 + 1 / Math.log(2));
    double[] scores = LinkMeasure.ADAMIC_ADAR.scores(TAIL);
    double[] expected = {wide, narrow, narrow, 1, -1, wide};
    for (int edge = 0; edge < expected.length; edge++) {
      assertThat(scores[edge]).isCloseTo(expected[edge], within(1e-9));
    }
    assertThat(LinkMeasure.COMMON_NEIGHBOURS.scores(TAIL))
        .containsExactly(0.5, 0.5, 0.5, 1, -1, 0.5);
    // Node 1 has 0's only other neighbour and no more; node 2 has one more.
    double third = 1 / 1.5;
    assertThat(LinkMeasure.JACCARD.scores(TAIL)).containsExactly(0.5, third, third, 1, -1, 0.5);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheGraphWithoutTheEdge(LinkMeasure measure) {
    for (long seed = 1; seed <= 6; seed++) {
      Graph graph = RandomGraph.of(12, 9 * (int) seed, 0, seed);
      double[] scores = measure.scores(graph);
      for (int edge = 0; edge < scores.length; edge++) {
        assertThat(scores[edge]).isCloseTo(without(graph, edge, measure), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"ADAMIC_ADAR", "COMMON_NEIGHBOURS", "JACCARD"})
  void findsMostPlantedLinksOfTheSample(LinkMeasure measure) {
    Graph sample = PlantedLinks.SAMPLE.generate();
    double[] scores = measure.scores(sample);
    Ranking ranking = Ranking.of(scores, sample.edgeLabels());
    assertThat(ranking.auc()).isBetween(0.9, 0.98);
    assertThat(ranking.averagePrecision()).isGreaterThan(5 * 60 / 2_460.0);
    assertThat(DoubleStream.of(scores)).allMatch(score -> score > 0 && score <= 1);
  }

  @Test
  void tiesEdgesThatDifferOnlyInTheOrderOfTheirNeighbours() {
    // 0 and 1 share 2, 3, 4, of degrees 2, 3, 5; 5 and 6 share 9, 8, 7, the same the other way.
    int[][] edges = {
      {0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {0, 4}, {1, 4}, {3, 10}, {4, 10}, {4, 11}, {4, 12},
      {5, 6}, {5, 9}, {6, 9}, {5, 8}, {6, 8}, {5, 7}, {6, 7}, {8, 13}, {7, 13}, {7, 14}, {7, 15}
    };
    double[] scores = LinkMeasure.ADAMIC_ADAR.scores(ofEdges(16, edges));
    assertThat(scores[11]).isEqualTo(scores[0]).isLessThan(0.3);
  }

  @Test
  void scoresAGraphWithoutEdges() {
    assertThat(LinkMeasure.ADAMIC_ADAR.scores(ofEdges(3))).isEmpty();
  }

  /** The measure by its definition, after both directions of the edge are taken away. */
  private static double without(Graph graph, int edge, LinkMeasure measure) {
    int one = graph.sources()[edge];
    int other = graph.targets()[edge];
    if (one == other) {
      return -1;
    }
    Set<Integer> common = neighbours(graph, one, one, other);
    common.retainAll(neighbours(graph, other, one, other));
    Set<Integer> union = neighbours(graph, one, one, other);
    union.addAll(neighbours(graph, other, one, other));
    double similarity =
        switch (measure) {
          case COMMON_NEIGHBOURS -> common.size();
          case JACCARD -> union.isEmpty() ? 0 : (double) common.size() / union.size();
          case ADAMIC_ADAR ->
              common.stream()
                  .mapToDouble(node -> 1 / Math.log(neighbours(graph, node, one, other).size()))
                  .sum();
        };
    return 1 / (1 + similarity);
  }

  private static Set<Integer> neighbours(Graph graph, int node, int one, int other) {
    Set<Integer> neighbours = new TreeSet<>();
    for (int edge = 0; edge < graph.edgeCount(); edge++) {
      int source = graph.sources()[edge];
      int target = graph.targets()[edge];
      boolean isLeftOut = source == one && target == other || source == other && target == one;
      if (!isLeftOut && source != target && source == node) {
        neighbours.add(target);
      } else if (!isLeftOut && source != target && target == node) {
        neighbours.add(source);
      }
    }
    return neighbours;
  }
}
