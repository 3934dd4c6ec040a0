package io.graflag.examples.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedOutliers;
import io.graflag.examples.NodeFeatures;
import io.graflag.examples.RandomGraph;
import io.graflag.examples.Ranking;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationForestTest {
  private static final NodeFeatures SAMPLE = NodeFeatures.of(PlantedOutliers.SAMPLE.generate());

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 1", "3, 1.2073923", "256, 10.2447709"})
  void knowsThePathsOfUnsuccessfulSearches(int points, double expected) {
    assertThat(PathLength.ofUnsuccessfulSearch(points)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void isolatesThreePointsAsOftenAsByHand() {
    // Nine cuts in ten part 10 from 0 and 1: mean paths 1.9, 2 and 1.1.
    double[] scores =
        new IsolationForest(20_000, 256, 1).scores(new NodeFeatures(new float[] {0, 1, 10}, 1));
    assertThat(scores[0]).isCloseTo(Math.pow(2, -1.9 / 1.2073923), within(0.005));
    assertThat(scores[1]).isCloseTo(Math.pow(2, -2 / 1.2073923), within(1e-6));
    assertThat(scores[2]).isCloseTo(Math.pow(2, -1.1 / 1.2073923), within(0.005));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheMeanOverAllCuts(long seed) {
    Graph graph = RandomGraph.of(8, 0, 2, seed);
    double[] scores = new IsolationForest(20_000, 256, seed).scores(NodeFeatures.of(graph));
    ExpectedPath exact = new ExpectedPath(graph, 3);
    List<Integer> all = IntStream.range(0, 8).boxed().toList();
    for (int node = 0; node < 8; node++) {
      double expected = Math.pow(2, -exact.length(node, all, 0) / ExpectedPath.usual(8));
      assertThat(scores[node]).isCloseTo(expected, within(0.01));
    }
  }

  @Test
  void scoresPointsThatAllAgreeAtOneHalf() {
    double[] scores = new IsolationForest(10, 4, 0).scores(new NodeFeatures(new float[9], 1));
    assertThat(scores).containsOnly(0.5);
  }

  @Test
  void givesEqualScoresForEqualSeedsOnly() {
    double[] one = new IsolationForest(100, 256, 1).scores(SAMPLE);
    assertThat(new IsolationForest(100, 256, 1).scores(SAMPLE)).isEqualTo(one);
    assertThat(new IsolationForest(100, 256, 2).scores(SAMPLE)).isNotEqualTo(one);
    assertThat(DoubleStream.of(one)).allMatch(score -> score > 0 && score <= 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void findsMostOutliersOfTheSample(long seed) {
    byte[] labels = PlantedOutliers.SAMPLE.generate().labels();
    double[] scores = new IsolationForest(100, 256, seed).scores(SAMPLE);
    assertThat(Ranking.of(scores, labels).auc()).isGreaterThan(0.9);
  }

  @Test
  void refusesForestsThatCannotGrow() {
    assertThatThrownBy(() -> new IsolationForest(0, 256, 0)).hasMessageContaining("0 trees");
    assertThatThrownBy(() -> new IsolationForest(9, 1, 0)).hasMessageContaining("1 samples");
    assertThatThrownBy(() -> new IsolationForest(9, 9, 0).scores(new NodeFeatures(new float[1], 1)))
        .hasMessageContaining("1 nodes");
  }
}
