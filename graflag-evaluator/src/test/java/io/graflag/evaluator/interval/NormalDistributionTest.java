package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.5, 0.6170750774519738",
    "1, 0.31731050786291415",
    "1.959963984540054, 0.05",
    "2.999, 0.002708673067454213",
    "3, 0.0026997960632601866",
    "-5, 5.733031437583878e-07",
    "10, 1.5239706048321052e-23"
  })
  void givesTheTableOfTheNormalDistribution(double z, double p) {
    assertThat(NormalDistribution.twoSided(z)).isCloseTo(p, withinPercentage(1e-10));
  }
}
