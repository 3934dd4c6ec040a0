package io.graflag.examples.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedOutliers;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.NodeFeatures;
import io.graflag.examples.RandomGraph;
import io.graflag.examples.Ranking;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourDistanceTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithBruteForceAlsoAmongTies(long seed) {
    Graph graph = RandomGraph.of(25, 0, 11, seed);
    NodeFeatures features = NodeFeatures.of(graph);
    for (int k : new int[] {1, 4, 24}) {
      BruteForce exact = new BruteForce(graph, k);
      NearestNeighbours found = NearestNeighbours.of(features, k);
      double[] means = NeighbourDistance.MEAN.scores(features, k);
      for (int node = 0; node < 25; node++) {
        List<Integer> expected = exact.nearest(node);
        for (int i = 0; i < k; i++) {
          assertThat(found.nodes()[node * k + i]).isEqualTo(expected.get(i));
        }
        assertThat(found.kthDistance(node)).isEqualTo(exact.kthDistance(node));
        assertThat(means[node]).isCloseTo(exact.meanDistance(node), within(1e-12));
      }
    }
  }

  @Test
  void measuresPointsOfALineByHand() {
    NodeFeatures features = new NodeFeatures(new float[] {0, 1, 3, 3}, 1);
    assertThat(NeighbourDistance.KTH.scores(features, 2)).containsExactly(3, 2, 2, 2);
    assertThat(NeighbourDistance.MEAN.scores(features, 2)).containsExactly(2, 1.5, 1, 1);
  }

  @ParameterizedTest
  @EnumSource
  void findsMostOutliersOfTheSample(NeighbourDistance distance) {
    Graph sample = PlantedOutliers.SAMPLE.generate();
    double[] scores = distance.scores(NodeFeatures.of(sample), 5);
    assertThat(Ranking.of(scores, sample.labels()).auc()).isBetween(0.8, 0.95);
  }

  @Test
  void scoresAGraphOfThousandsOfNodes() {
    Graph graph = GraphReader.read(SharedData.dataset("bond_enron"));
    double[] scores = NeighbourDistance.KTH.scores(NodeFeatures.of(graph), 5);
    for (int node = 0; node < scores.length; node += 2_500) {
      assertThat(scores[node]).isEqualTo(new BruteForce(graph, 5).kthDistance(node));
    }
  }
}
