package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrecisionRecallAreaTest {

  @Test
  void takesABlockOfTiesForOnePoint() {
    // 9: A; 5: A N N; 1: N. Recall 1/2 at precision 1/1, recall 1 at 2/4; the last block adds none.
    MetricTable table = compute(new double[] {9, 5}, new double[] {5, 5, 1});

    // Steps: 1/2 * 1 + 1/2 * 1/2 = 0.75, under both names.
    assertThat(table.value(MetricKey.AVERAGE_PRECISION)).hasValue(0.75);
    assertThat(table.value(MetricKey.AUC_PR)).hasValue(0.75);
    // Trapezoids: 1/2 * (1 + 1) / 2 + 1/2 * (1 + 1/2) / 2 = 0.5 + 0.375.
    assertThat(table.value(MetricKey.AUC_PR_TRAPEZOID)).hasValue(0.875);
  }

  @Test
  void beginsTheTrapezoidAtPrecisionOneThoughNoThresholdReachesIt() {
    // 7: A N; 5: A N; 1: N. Recall 1/2 at precision 1/2, recall 1 at 2/4.
    MetricTable table = compute(new double[] {7, 5}, new double[] {7, 5, 1});

    // Steps: 1/2 * 1/2 + 1/2 * 1/2 = 0.5.
    assertThat(table.value(MetricKey.AVERAGE_PRECISION)).hasValue(0.5);
    assertThat(table.value(MetricKey.AUC_PR)).hasValue(0.5);
    // Trapezoids from (0, 1): 1/2 * (1 + 1/2) / 2 + 1/2 * (1/2 + 1/2) / 2 = 0.375 + 0.25.
    assertThat(table.value(MetricKey.AUC_PR_TRAPEZOID)).hasValue(0.625);
  }

  @Test
  void givesTheShareOfAnomaliesWhereAllScoresAreEqual() {
    // One point, recall 1 at precision 2/5; the trapezoid is (1 + 2/5) / 2 = 0.7.
    MetricTable table = compute(new double[] {4, 4}, new double[] {4, 4, 4});

    assertThat(table.value(MetricKey.AVERAGE_PRECISION)).hasValue(0.4);
    assertThat(table.value(MetricKey.AUC_PR_TRAPEZOID)).hasValue(0.7);
  }

  private static MetricTable compute(double[] anomalous, double[] normal) {
    return Runs.compute(new PrecisionRecallArea(), Runs.of(anomalous, normal));
  }
}
