package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
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
  void countsAnomaliesUpToRankAHundred() {
    // 9: A at rank 1; 8: 29 N at 2 to 30; 7: A at 31; 6: 58 N at 32 to 89; 5: A and 20 N at 90 to
    // 110, in the mean 100, which still counts; 1: A at 111. mrr = (1 + 1/31 + 1/100 + 1/111) / 4.
    double[] normal = concat(concat(constant(8, 29), constant(6, 58)), constant(5, 20));
    MetricTable table = compute(new double[] {9, 7, 5, 1}, normal);

    assertThat(table.value(MetricKey.HITS_AT_10)).hasValue(0.25);
    assertThat(table.value(MetricKey.HITS_AT_50)).hasValue(0.5);
    assertThat(table.value(MetricKey.HITS_AT_100)).hasValue(0.75);
    assertThat(table.value(MetricKey.MRR).orElseThrow())
        .isCloseTo((1 + 1 / 31.0 + 1 / 100.0 + 1 / 111.0) / 4, within(1e-15));
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

  private static double[] concat(double[] one, double[] other) {
    return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
  }

  private static double[] constant(double value, int times) {
    return IntStream.range(0, times).mapToDouble(i -> value).toArray();
  }
}
