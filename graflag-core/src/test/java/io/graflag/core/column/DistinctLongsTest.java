package io.graflag.core.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistinctLongsTest {
  @Test
  void numbersDistinctLongsInOrderOfAppearance() {
    long[] values = new Random(1).longs(100_000, -30_000, 30_000).toArray();
    DistinctLongs distinct = new DistinctLongs();

    assertThat(distinct.add(values[0])).isZero();
    LongStream.of(values).forEach(distinct::add);
    assertThat(distinct.size()).isEqualTo((int) LongStream.of(values).distinct().count());
    assertThat(distinct.add(values[0])).isZero();
  }
}
