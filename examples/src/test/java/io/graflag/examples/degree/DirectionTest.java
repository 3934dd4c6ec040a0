package io.graflag.examples.degree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedGraph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.Ranking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

  @ParameterizedTest
  @CsvSource({
    "bond_disney, .4470, .2585, .7415",
    "bond_books, .5637, .4369, .5631",
    "bond_enron, .5880, .5463, .4537",
    "bond_gen_100, .7930, .7930, .2070",
    "bond_gen_500, .7726, .7726, .2274",
    "bond_gen_1000, .7191, .7191, .2809"
  })
  void givesThePublishedAuc(String dataset, double out, double total, double minusTotal) {
    Graph graph = GraphReader.read(SharedData.dataset(dataset));
    assertThat(ranking(Direction.OUT, graph).auc()).isCloseTo(out, within(5e-5));
    assertThat(ranking(Direction.TOTAL, graph).auc()).isCloseTo(total, within(5e-5));
    assertThat(ranking(Direction.MINUS_TOTAL, graph).auc()).isCloseTo(minusTotal, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "bond_disney, MINUS_TOTAL, .1220",
    "bond_gen_100, OUT, .7184",
    "bond_gen_500, OUT, .5076",
    "bond_gen_1000, OUT, .4035"
  })
  void givesThePublishedAveragePrecision(String dataset, Direction direction, double expected) {
    Graph graph = GraphReader.read(SharedData.dataset(dataset));
    assertThat(ranking(direction, graph).averagePrecision()).isCloseTo(expected, within(5e-5));
  }

  @Test
  void countsEveryStoredEdgeInItsDirection() {
    Graph graph = Graph.of(new int[] {0, 0, 1, 2}, new int[] {1, 1, 2, 2}, new byte[3]);
    assertThat(Direction.OUT.scores(graph)).containsExactly(2, 1, 1);
    assertThat(Direction.IN.scores(graph)).containsExactly(0, 2, 2);
    assertThat(Direction.TOTAL.scores(graph)).containsExactly(2, 3, 3);
    assertThat(Direction.MINUS_TOTAL.scores(graph)).containsExactly(1, 0, 0);
  }

  @Test
  void findsSomeAnomaliesOfTheSample() {
    Graph sample = PlantedGraph.SAMPLE.generate();
    assertThat(ranking(Direction.TOTAL, sample).auc()).isBetween(0.7, 0.95);
  }

  private static Ranking ranking(Direction direction, Graph graph) {
    return Ranking.of(direction.scores(graph), graph.labels());
  }
}
