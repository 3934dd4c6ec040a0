package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnomalyRanksTest {

  @Test
  void takesTheMiddleOfATiedBlock() {
    // 9: A at rank 1; 5: A N N at ranks 2 to 4, in the mean 3; 1: A at rank 5.
    // mrr = (1 + 1/3 + 1/5) / 3 = 23/45.
    MetricTable table = compute(new double[] {9, 5, 1}, new double[] {5, 5});

    assertThat(table.value(MetricKey.MRR).orElseThrow()).isCloseTo(23.0 / 45, within(1e-15));
    assertThat(table.value(MetricKey.HITS_AT_10)).hasValue(1);
  }

  @Test
  void countsAnomaliesUpToARank() {
    // 9: A at rank 1; 5: A and 18 N at ranks 2 to 20, in the mean 11; 1: two A at 21 and 22.
    MetricTable table = compute(new double[] {9, 5, 1, 0}, constant(5, 18));

    assertThat(table.value(MetricKey.HITS_AT_10)).hasValue(0.25);
    assertThat(table.value(MetricKey.HITS_AT_50)).hasValue(1);
  }

  @Test
  void findsNothingAmongTheFirstWhereNormalItemsFillThem() {
    MetricTable table = compute(new double[] {1}, constant(5, 200));

    assertThat(table.value(MetricKey.HITS_AT_100)).hasValue(0);
    assertThat(table.value(MetricKey.MRR).orElseThrow()).isCloseTo(1.0 / 201, within(1e-15));
  }

  private static MetricTable compute(double[] anomalous, double[] normal) {
    return Runs.compute(new AnomalyRanks(), Runs.of(anomalous, normal));
  }

  private static double[] constant(double value, int times) {
    return IntStream.range(0, times).mapToDouble(i -> value).toArray();
  }
}
