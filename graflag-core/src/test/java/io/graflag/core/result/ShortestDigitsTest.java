package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDigitsTest {
  private final SplittableRandom random = new SplittableRandom(11);
  private final byte[] bytes = new byte[32];

  private String written(double value) {
    int end = ShortestDigits.write(value, bytes, 0);
    return new String(bytes, 0, end, StandardCharsets.US_ASCII);
  }

  /** The JSON library has the algorithm as well, tested by others. */
  private void agreesWithTheLibrary(DoubleStream values) {
    values
        .filter(value -> ShortestDigits.canWrite(value))
        .filter(value -> value != Math.rint(value) || Math.abs(value) >= 1L << 53)
        .forEach(value -> assertThat(written(value)).isEqualTo(NumberOutput.toString(value, true)));
  }

  @Test
  void agreesOnAllBits() {
    agreesWithTheLibrary(random.longs(200_000).mapToDouble(Double::longBitsToDouble));
  }

  @Test
  void agreesOnPowersOfTwoAndTheirNeighbours() {
    for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
      double power = Math.scalb(1.0, exponent);
      agreesWithTheLibrary(
          DoubleStream.of(power, -power, Math.nextUp(power), Math.nextDown(power)));
    }
  }

  @Test
  void agreesOnScoresOfEverySize() {
    for (double scale = 1e-6; scale < 1e12; scale *= 10) {
      agreesWithTheLibrary(random.doubles(5_000, 0, scale));
    }
  }

  @Test
  void agreesOnShortDecimals() {
    agreesWithTheLibrary(random.ints(50_000, 1, 1_000_000).mapToDouble(i -> i / 1000.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.001", "9.999E-4", "1234567.5", "1.23456785E7", "1.0E23"})
  void laysOutAsTheJdkDoes(String text) {
    assertThat(written(Double.parseDouble(text))).isEqualTo(text);
  }
}
