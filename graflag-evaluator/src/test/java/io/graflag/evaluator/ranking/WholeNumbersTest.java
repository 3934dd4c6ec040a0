package io.graflag.evaluator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {

  @Test
  void sortsCountsFractionsAndLargeNumbersAlike() {
    Random random = new Random(3);
    check(random.ints(50_000, 0, 1000).asDoubleStream());
    check(random.ints(50_000, 0, 1 << 20).asDoubleStream());
    check(random.ints(50_000).asDoubleStream());
    check(random.doubles(50_000));
    check(random.ints(50_000, -5, 5).asDoubleStream());
    check(random.ints(50_000, 0, 5).mapToDouble(value -> value + (value == 3 ? 0.5 : 0)));
  }

  @Test
  void sortsFewAndNone() {
    check(DoubleStream.of(2, 1, 0, 1));
    check(DoubleStream.empty());
  }

  private static void check(DoubleStream given) {
    double[] values = given.toArray();
    double[] expected = DoubleStream.of(values).sorted().toArray();
    WholeNumbers.sort(values);
    assertThat(values).isEqualTo(expected);
  }
}
