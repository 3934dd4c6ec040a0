package io.graflag.examples.egonet;

import static io.graflag.examples.RandomGraph.ofEdges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.Adjacency;
import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedGraph;
import io.graflag.examples.RandomGraph;
import io.graflag.examples.Ranking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddBallTest {

  @Test
  void countsEdgesOfEgonetsByHand() {
    // A triangle 0, 1, 2 with a tail 2, 3; node 4 has no neighbour but itself.
    Graph graph = ofEdges(5, new int[][] {{0, 1}, {1, 0}, {1, 2}, {2, 0}, {3, 2}, {4, 4}});
    assertThat(Adjacency.undirected(graph).egonetEdges()).containsExactly(3, 3, 4, 1, 0);
  }

  @Test
  void scoresTheTriangleWithATailByHand() {
    // Logarithms of (2, 3) twice, (3, 4) and (1, 1): slope 1.3134714, intercept 0.0799163.
    Graph graph = ofEdges(5, new int[][] {{0, 1}, {1, 2}, {2, 0}, {3, 2}, {4, 4}});
    double[] expected = {0.2990613, 0.2990613, 0.5284139, 0.0865650, -1};
    assertThat(OddBall.scores(graph)).containsExactly(expected, within(5e-8));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithAMatrixOfNeighbours(long seed) {
    Graph graph = RandomGraph.of(16, 12 * (int) seed, 0, seed);
    double[] scores = OddBall.scores(graph);
    double[] expected = new EgonetMatrix(graph).scores();
    for (int node = 0; node < 16; node++) {
      assertThat(scores[node]).isCloseTo(expected[node], within(1e-9));
    }
  }

  @Test
  void findsNothingOddWhereAllNodesAreAlike() {
    int[][] ring = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}};
    assertThat(OddBall.scores(ofEdges(6, ring))).containsExactly(new double[6], within(1e-12));
  }

  @Test
  void findsMostCliquesOfTheSample() {
    Graph sample = PlantedGraph.SAMPLE.generate();
    assertThat(Ranking.of(OddBall.scores(sample), sample.labels()).auc()).isBetween(0.8, 0.95);
  }

  @Test
  void refusesAGraphThatJoinsNothing() {
    assertThatThrownBy(() -> OddBall.scores(ofEdges(2, new int[][] {{1, 1}})))
        .hasMessageContaining("joins no two nodes");
  }
}
