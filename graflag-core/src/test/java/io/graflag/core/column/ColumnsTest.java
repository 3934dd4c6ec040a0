package io.graflag.core.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final int MANY = 100_000;

  @Test
  void keepsEveryValueWhileItGrows() {
    DoubleColumn doubles = new DoubleColumn();
    LongColumn longs = new LongColumn();
    IntColumn ints = new IntColumn();
    for (int i = 0; i < MANY; i++) {
      doubles.add(i);
      longs.add(i);
      ints.add(i);
    }
    int[] expected = IntStream.range(0, MANY).toArray();
    assertThat(ints.toArray()).isEqualTo(expected);
    assertThat(longs.toArray()).isEqualTo(IntStream.of(expected).asLongStream().toArray());
    assertThat(doubles.toArray()).isEqualTo(IntStream.of(expected).asDoubleStream().toArray());
  }

  @Test
  void keepsBytesAndTheirSign() {
    ByteColumn bytes = new ByteColumn();
    for (int i = 0; i < MANY; i++) {
      bytes.add((byte) i);
    }
    assertThat(bytes.size()).isEqualTo(MANY);
    assertThat(bytes.toArray()[MANY - 1]).isEqualTo((byte) (MANY - 1));
    assertThat(bytes.toArray()[255]).isEqualTo((byte) -1);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(new DoubleColumn().toArray()).isEmpty();
    assertThat(new LongColumn().size()).isZero();
  }
}
