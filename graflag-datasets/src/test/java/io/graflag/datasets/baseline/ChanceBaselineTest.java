package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChanceBaselineTest {

  @Test
  void givesEveryItemTheSame() {
    assertThat(Scores.array(3, ChanceBaseline.CONSTANT.scores())).containsExactly(0, 0, 0);
  }

  @Test
  void spreadsRandomNumbersEvenlyOverTheUnitInterval() {
    double[] random = Scores.array(100_000, ChanceBaseline.RANDOM.scores());
    assertThat(random).doesNotHaveDuplicates();
    assertThat(Arrays.stream(random).allMatch(value -> value >= 0 && value < 1)).isTrue();
    // The mean of 100,000 uniform numbers has a standard deviation of 0.0009.
    assertThat(Arrays.stream(random).average().orElseThrow()).isCloseTo(0.5, within(0.004));
  }

  @Test
  void givesTheSameRandomNumbersEveryTime() {
    assertThat(ChanceBaseline.RANDOM.scores().applyAsDouble(0)).isEqualTo(0.31836399898005785);
  }
}
