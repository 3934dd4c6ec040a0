package io.graflag.examples.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedOutliers;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.NodeFeatures;
import io.graflag.examples.RandomGraph;
import io.graflag.examples.Ranking;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LofTest {
  private static final Lof DEFAULT = new Lof(20);

  @ParameterizedTest
  @CsvSource({
    "bond_disney, .522, .004",
    "bond_books, .3545, .0015",
    "bond_gen_100, .6657, .00005",
    "bond_gen_500, .6741, .00005",
    "bond_gen_1000, .7064, .00005"
  })
  void givesThePublishedAuc(String dataset, double auc, double tolerance) {
    assertThat(ranking(GraphReader.read(SharedData.dataset(dataset))).auc())
        .isCloseTo(auc, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"bond_gen_100, .3378", "bond_gen_500, .0983", "bond_gen_1000, .0388"})
  void givesThePublishedAveragePrecision(String dataset, double expected) {
    assertThat(ranking(GraphReader.read(SharedData.dataset(dataset))).averagePrecision())
        .isCloseTo(expected, within(5e-5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithBruteForceAlsoAmongTies(long seed) {
    Graph graph = RandomGraph.of(20, 0, 2, seed);
    for (int k : new int[] {1, 3, 19}) {
      BruteForce exact = new BruteForce(graph, k);
      double[] scores = new Lof(k).scores(NodeFeatures.of(graph));
      for (int node = 0; node < scores.length; node++) {
        double expected = exact.outlierFactor(node);
        assertThat(scores[node]).isCloseTo(expected, within(1e-9 * expected));
      }
    }
  }

  @Test
  void scoresTheCornerOfThreePointsByHand() {
    // Points 0, 1 and 3 on a line, k = 1: densities 1, 1 and 1/2; the last has neighbour 1.
    double[] scores = new Lof(1).scores(new NodeFeatures(new float[] {0, 1, 3}, 1));
    assertThat(scores[0]).isCloseTo(1, within(1e-9));
    assertThat(scores[1]).isCloseTo(1, within(1e-9));
    assertThat(scores[2]).isCloseTo(2, within(1e-9));
  }

  @Test
  void staysFiniteAmongDuplicates() {
    float[] values = new float[30];
    values[29] = 1;
    double[] scores = DEFAULT.scores(new NodeFeatures(values, 1));
    assertThat(DoubleStream.of(scores)).allMatch(score -> score > 0 && Double.isFinite(score));
    assertThat(scores[29]).isGreaterThan(1e9);
    assertThat(scores[0]).isEqualTo(1);
  }

  @Test
  void refusesMoreNeighboursThanThereAre() {
    assertThatThrownBy(() -> DEFAULT.scores(new NodeFeatures(new float[20], 1)))
        .hasMessageContaining("K is 20, but a node of this graph has 19 others");
  }

  @Test
  void findsTheOutliersOfTheSample() {
    assertThat(ranking(PlantedOutliers.SAMPLE.generate()).auc()).isGreaterThan(0.95);
  }

  private static Ranking ranking(Graph graph) {
    return Ranking.of(DEFAULT.scores(NodeFeatures.of(graph)), graph.labels());
  }
}
