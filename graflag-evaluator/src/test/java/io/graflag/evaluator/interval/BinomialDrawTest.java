package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDrawTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"5, 0.3", "100, 0.05", "100, 0.4", "1000, 0.9", "1000000, 0.00002", "1000000, 0.3"})
  void hasTheMeanAndVarianceOfTheDistribution(int tries, double chance) {
    RandomBits random = new RandomBits(1);
    int[] drawn = new int[DRAWS];
    Arrays.setAll(drawn, i -> BinomialDraw.draw(random, tries, chance));

    double mean = Arrays.stream(drawn).average().orElseThrow();
    double variance =
        Arrays.stream(drawn).mapToDouble(k -> (k - mean) * (k - mean)).sum() / (DRAWS - 1);
    double expected = tries * chance * (1 - chance);
    // Five standard errors of each.
    assertThat(mean).isCloseTo(tries * chance, within(5 * Math.sqrt(expected / DRAWS)));
    assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(3.0 / DRAWS)));
    assertThat(Arrays.stream(drawn)).allMatch(k -> k >= 0 && k <= tries);
  }

  @Test
  void drawsEachNumberAsOftenAsItShould() {
    // 30 tries of 1/2: exactly 15 come with probability 155117520 / 2^30 = 0.14446.
    RandomBits random = new RandomBits(2);
    int hits = 0;
    for (int i = 0; i < DRAWS; i++) {
      hits += BinomialDraw.draw(random, 30, 0.5) == 15 ? 1 : 0;
    }
    assertThat((double) hits / DRAWS).isCloseTo(0.14446, within(0.004));
  }

  @Test
  void knowsWhatIsCertain() {
    RandomBits random = new RandomBits(3);
    assertThat(BinomialDraw.draw(random, 7, 0)).isZero();
    assertThat(BinomialDraw.draw(random, 7, 1)).isEqualTo(7);
    assertThat(BinomialDraw.draw(random, 0, 0.5)).isZero();
  }

  @Test
  void drawsCountsAlikeOneByOneAndBlockByBlock() {
    // 30 items in three blocks are many and drawn by block, 10 are few and drawn one by one; a
    // tenth
    // lies in the middle block either way.
    assertThat(meanShare(new int[] {15, 3, 12})).isCloseTo(0.1, within(0.01));
    assertThat(meanShare(new int[] {2, 1, 7})).isCloseTo(0.1, within(0.01));
  }

  private static double meanShare(int[] counts) {
    CountsDraw draw = new CountsDraw(counts);
    RandomBits random = new RandomBits(4);
    int items = Arrays.stream(counts).sum();
    int[] drawn = counts.clone();
    long middle = 0;
    for (int i = 0; i < 10_000; i++) {
      draw.into(drawn, random);
      assertThat(Arrays.stream(drawn).sum()).isEqualTo(items);
      middle += drawn[1];
    }
    return middle / 10_000.0 / items;
  }
}
