package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaseRateGainTest {

  @Test
  void comparesWithTheShareOfAnomalies() {
    // A N A N N from the top: AP = (1/1 + 2/3) / 2 = 5/6; share of anomalies 2/5.
    // Lift (5/6) / (2/5) = 25/12; adjusted (5/6 - 2/5) / (3/5) = (13/30) / (18/30) = 13/18.
    MetricTable table = compute(new double[] {5, 3}, new double[] {4, 2, 1});

    assertThat(table.value(MetricKey.AP_LIFT).orElseThrow()).isCloseTo(25.0 / 12, within(1e-15));
    assertThat(table.value(MetricKey.AP_ADJUSTED).orElseThrow())
        .isCloseTo(13.0 / 18, within(1e-15));
  }

  @Test
  void givesOneAndZeroToChance() {
    MetricTable table = compute(new double[2], new double[6]);

    assertThat(table.value(MetricKey.AP_LIFT)).hasValue(1);
    assertThat(table.value(MetricKey.AP_ADJUSTED)).hasValue(0);
  }

  @Test
  void givesExactlyZeroToConstantScoresWhateverTheBaseRateRoundsTo() {
    // bond_disney: 6 of 124; every score is equal, so AP is the base rate 6/124.
    MetricTable table = compute(new double[6], new double[118]);

    assertThat(table.value(MetricKey.AP_LIFT)).hasValue(1);
    assertThat(table.value(MetricKey.AP_ADJUSTED)).hasValue(0);
  }

  @Test
  void isNotDefinedWithoutAnomalies() {
    assertThat(compute(new double[0], new double[6]).values())
        .containsEntry("ap_lift", null)
        .containsEntry("ap_adjusted", null);
  }

  private static MetricTable compute(double[] anomalous, double[] normal) {
    return Runs.compute(new BaseRateGain(), Runs.of(anomalous, normal));
  }
}
