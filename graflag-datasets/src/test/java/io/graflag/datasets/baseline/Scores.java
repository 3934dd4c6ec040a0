package io.graflag.datasets.baseline;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Scores as arrays, to compare. */
final class Scores {
  private Scores() {}

  static double[] array(int count, IntToDoubleFunction scores) {
    return IntStream.range(0, count).mapToDouble(scores).toArray();
  }
}
