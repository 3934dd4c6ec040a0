package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BestF1Test {

  @Test
  void findsTheThresholdThatSeparates() {
    // At >= 0.7: TP 2, predicted 2: 2 * 2 / (2 + 2) = 1.
    assertBest(new double[] {0.7, 0.8}, new double[] {0.1, 0.2}, 1, 0.7);
  }

  @Test
  void takesTheLowestThresholdAmongEquals() {
    // A N N A from the top: >= 4: 2 / (1 + 2) = 2/3; >= 3: 2/4; >= 2: 2/5; >= 1: 4 / (4 + 2) = 2/3.
    assertBest(new double[] {4, 1}, new double[] {3, 2}, 2.0 / 3, 1);
  }

  @Test
  void predictsEverythingWhereAllScoresAreEqual() {
    // 2 * 1 / (4 + 1).
    assertBest(new double[] {0}, new double[] {0, 0, 0}, 0.4, 0);
  }

  @Test
  void reportsAThresholdOfZeroAsANumber() {
    MetricTable table =
        Runs.compute(new BestF1(), Runs.of(new double[] {0}, new double[] {-3, -4}));

    assertThat(table.values()).containsEntry("best_f1_threshold", 0.0);
  }

  private static void assertBest(
      double[] anomalous, double[] normal, double expected, double threshold) {
    MetricTable table = Runs.compute(new BestF1(), Runs.of(anomalous, normal));
    assertThat(table.value(MetricKey.BEST_F1)).hasValue(expected);
    assertThat(table.value(MetricKey.BEST_F1_THRESHOLD)).hasValue(threshold);
  }
}
