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
  void spreadsRandomNumbersEvenly() {
    double[] random = Scores.array(100_000, ChanceBaseline.RANDOM.scores());
    assertThat(Arrays.stream(random).allMatch(value -> value >= 0 && value < 1 << 20)).isTrue();
    assertThat(Arrays.stream(random).distinct().count()).isGreaterThan(90_000);
    // The mean of 100,000 such numbers has a standard deviation of 957.
    assertThat(Arrays.stream(random).average().orElseThrow()).isCloseTo(524_287.5, within(4e3));
  }

  @Test
  void givesTheSameRandomNumbersEveryTime() {
    assertThat(ChanceBaseline.RANDOM.scores().applyAsDouble(0)).isEqualTo(777587);
  }
}
