package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.ranking.RankedScores;
import org.junit.jupiter.api.Test;

class TopKTest {

  @Test
  void countsTheTopWhereNothingIsTied() {
    // Order: A N A N; k = 2 takes one anomaly.
    assertThat(precision(new double[] {4, 2}, new double[] {3, 1})).isEqualTo(0.5);
  }

  @Test
  void takesTheExpectedNumberFromATiedBlock() {
    // 9: A; 5: A A N N N (block of 5); k = 3, so 2 slots are left in the block.
    // Expected: 1 + 2 * 2 / 5 = 1.8; precision 1.8 / 3 = 0.6.
    assertThat(precision(new double[] {9, 5, 5}, new double[] {5, 5, 5}))
        .isCloseTo(0.6, within(1e-15));
  }

  @Test
  void doesNotDependOnTiesBelowTheTop() {
    // 9: A; 8: A; 1: N N N; k = 2 ends exactly before the block.
    assertThat(precision(new double[] {9, 8}, new double[] {1, 1, 1})).isEqualTo(1);
  }

  @Test
  void givesTheShareOfAnomaliesWhereAllIsTied() {
    // k = 2 of one block with 2 anomalies of 8: 2 * 2 / 8 = 0.5; 0.5 / 2 = 0.25 = 2 / 8.
    assertThat(precision(new double[] {0, 0}, new double[6])).isEqualTo(0.25);
  }

  @Test
  void givesZeroWhereTheTopIsAllNormal() {
    // N N A from the top; k = 1 finds none. F1 is 2 * 0 / (1 + 1), not 0 / 0.
    MetricTable table = Runs.compute(new TopK(), Runs.of(new double[] {1}, new double[] {2, 3}));

    assertThat(table.value(MetricKey.RECALL_AT_K)).hasValue(0);
    assertThat(table.value(MetricKey.F1_AT_K)).hasValue(0);
  }

  @Test
  void makesTheThreeOneNumber() {
    // 9: A; 5: A A N N N; k = 3 expects 1 + 2 * 2 / 5 = 1.8 anomalies. Precision 1.8 of 3 places,
    // recall 1.8 of 3 anomalies, F1 = 2 * 0.6 * 0.6 / (0.6 + 0.6): all 0.6, because k is both.
    MetricTable table =
        Runs.compute(new TopK(), Runs.of(new double[] {9, 5, 5}, new double[] {5, 5, 5}));

    assertThat(table.value(MetricKey.PRECISION_AT_K).orElseThrow()).isCloseTo(0.6, within(1e-15));
    assertThat(table.value(MetricKey.RECALL_AT_K).orElseThrow()).isCloseTo(0.6, within(1e-15));
    assertThat(table.value(MetricKey.F1_AT_K).orElseThrow()).isCloseTo(0.6, within(1e-15));
  }

  @Test
  void expectsForAnyK() {
    // 5: A A N N N; 1: A. k = 4: 4 * 2 / 5 = 1.6. k = 6: all three.
    RankedScores ranking = RankedScores.of(new double[] {5, 5, 1}, new double[] {5, 5, 5});

    assertThat(TopK.expectedTruePositives(ranking, 4)).isCloseTo(1.6, within(1e-15));
    assertThat(TopK.expectedTruePositives(ranking, 6)).isEqualTo(3);
  }

  private static double precision(double[] anomalous, double[] normal) {
    MetricTable table = Runs.compute(new TopK(), Runs.of(anomalous, normal));
    return table.value(MetricKey.PRECISION_AT_K).orElseThrow();
  }
}
