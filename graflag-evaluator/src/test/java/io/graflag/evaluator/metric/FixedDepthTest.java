package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FixedDepthTest {

  @Test
  void takesTheExpectedNumberFromATiedBlock() {
    // 6 A on top, then a block of 2 A and 6 N: 4 of its 8 places belong to the first 10, and hold
    // 4 * 2 / 8 = 1 anomaly on average: (6 + 1) / 10 = 0.7.
    MetricTable table = compute(ones(9, 6, 5, 2), ones(5, 6, 1, 40));

    assertThat(table.value(MetricKey.PRECISION_AT_10).orElseThrow()).isCloseTo(0.7, within(1e-15));
    // All 8 anomalies are among the first 50 of 54, with the block of 40 N cut.
    assertThat(table.value(MetricKey.PRECISION_AT_50).orElseThrow()).isCloseTo(0.16, within(1e-15));
  }

  @Test
  void goesDownToAHundred() {
    // 40 A on top, then a block of 30 A and 90 N, then 40 N: 60 of the block's 120 places belong to
    // the first 100, and hold 60 * 30 / 120 = 15 anomalies on average: (40 + 15) / 100 = 0.55.
    MetricTable table = compute(ones(9, 40, 5, 30), ones(5, 90, 1, 40));

    assertThat(table.value(MetricKey.PRECISION_AT_100).orElseThrow())
        .isCloseTo(0.55, within(1e-15));
    // Of the first 50, 10 places: 10 * 30 / 120 = 2.5 anomalies, (40 + 2.5) / 50 = 0.85.
    assertThat(table.value(MetricKey.PRECISION_AT_50).orElseThrow()).isCloseTo(0.85, within(1e-15));
    assertThat(table.value(MetricKey.PRECISION_AT_10)).hasValue(1);
  }

  @Test
  void looksAtTheHundredthPartRoundedUp() {
    // 201 scores: the first 3. A N A on top: 2 / 3.
    MetricTable table = compute(new double[] {9, 7}, ones(8, 1, 1, 198));

    assertThat(table.value(MetricKey.PRECISION_AT_1PCT).orElseThrow())
        .isCloseTo(2.0 / 3, within(1e-15));
  }

  @Test
  void isNotDefinedBeyondTheEnd() {
    MetricTable table = compute(ones(9, 5, 8, 5), ones(1, 20, 0, 20));

    assertThat(table.values()).containsEntry("precision_at_100", null);
    assertThat(table.value(MetricKey.PRECISION_AT_50)).hasValue(0.2);
    assertThat(table.warnings())
        .containsExactly("precision_at_100 is not defined: only 50 scores are kept.");
  }

  private static MetricTable compute(double[] anomalous, double[] normal) {
    return Runs.compute(new FixedDepth(), Runs.of(anomalous, normal));
  }

  /** One score several times, then another. */
  private static double[] ones(double one, int times, double other, int others) {
    return IntStream.range(0, times + others).mapToDouble(i -> i < times ? one : other).toArray();
  }
}
