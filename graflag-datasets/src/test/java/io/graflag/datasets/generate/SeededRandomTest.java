package io.graflag.datasets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

  @Test
  void givesThePublishedSequenceOfSplitMix64() {
    SeededRandom random = new SeededRandom(1234567);
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
  }

  @Test
  void staysWithinBothBounds() {
    SeededRandom random = new SeededRandom(3);
    int[] drawn = IntStream.range(0, 10_000).map(i -> random.between(-2, 2)).toArray();
    assertThat(IntStream.of(drawn).distinct().sorted()).containsExactly(-2, -1, 0, 1, 2);
  }

  @Test
  void shufflesWithoutLosingANumber() {
    int[] numbers = IntStream.range(0, 100).toArray();
    new SeededRandom(5).shuffle(numbers);
    assertThat(numbers).isNotEqualTo(IntStream.range(0, 100).toArray());
    assertThat(IntStream.of(numbers).sorted().toArray())
        .isEqualTo(IntStream.range(0, 100).toArray());
  }
}
