package io.graflag.evaluator.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisScaleTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0, 1e-7",
    "-3, 250000",
    "1e300, 1.7e308",
    "-1.7e308, 1.7e308",
    "0, 5e-324",
    "5, 5",
    "0, 0",
    "1000000, 1000001"
  })
  void drawsAnyAxisOneToTwentyLong(double low, double high) {
    AxisScale scale = AxisScale.over(low, high);

    assertThat(scale.place(scale.high()) - scale.place(scale.low())).isBetween(0.99, 20.0);
  }

  @Test
  void labelsPlacesWithWhatTheyStandFor() {
    assertThat(AxisScale.over(0, 3e-7).label(2)).isEqualTo("2e-7");
    assertThat(AxisScale.over(0, 30_000).label(2.5)).isEqualTo("25000");
    assertThat(AxisScale.over(0, 0.5).label(1.5)).isEqualTo("0.15");
    assertThat(AxisScale.over(0, 4e9).label(-1.25)).isEqualTo("-1.25e9");
    assertThat(AxisScale.over(0, 7).label(0)).isEqualTo("0");
    assertThat(AxisScale.UNIT.label(0.2)).isEqualTo("0.2");
    assertThat(AxisScale.UNIT.label(1)).isEqualTo("1.0");
  }

  @Test
  void leavesFractionsOfCountedThingsBlank() {
    AxisScale rows = AxisScale.counting(1, 3);

    assertThat(rows.label(1.5)).isBlank();
    assertThat(rows.label(2)).isEqualTo("2");
    assertThat(AxisScale.counting(1, 50_000).label(2)).isEqualTo("20000");
  }

  @Test
  void keepsLabelsShort() {
    // The library searches without end for ticks whose labels have at most 20 characters.
    assertThat(AxisScale.over(-1.2345678912e-300, 1).label(-1.2345678912)).hasSizeLessThan(13);
    assertThat(AxisScale.over(1e15, 1e15 + 2).label(1e15)).hasSizeLessThan(13);
  }

  @Test
  void doesNotPassZeroIfTheDataDoNot() {
    assertThat(AxisScale.around(0.1, 9).low()).isZero();
    assertThat(AxisScale.around(-1, 9).low()).isCloseTo(-1.5, within(0.1));
  }
}
