package io.graflag.evaluator.ranking;

import java.util.Arrays;

/** Sorts scores; those that are counts, as most baselines are, in linear time. */
final class WholeNumbers {
  /** Fewer are sorted before the places to count in are cleared. */
  private static final int FEW = 1 << 12;

  /** Larger ones are counted only where there are more scores than places to count in. */
  private static final int ALWAYS = 1 << 20;

  private WholeNumbers() {}

  /** Sorts ascending; none of the values is NaN or -0.0. */
  static void sort(double[] values) {
    int highest = highest(values);
    if (highest < 0) {
      Arrays.sort(values);
      return;
    }
    int[] counts = new int[highest + 1];
    for (double value : values) {
      counts[(int) value]++;
    }
    int at = 0;
    for (int value = 0; value <= highest; value++) {
      Arrays.fill(values, at, at + counts[value], value);
      at += counts[value];
    }
  }

  /** The highest value; -1 where one is no whole number from 0 or too high to be counted. */
  private static int highest(double[] values) {
    if (values.length < FEW) {
      return -1;
    }
    int limit = Math.max(ALWAYS, values.length);
    int highest = 0;
    for (double value : values) {
      if (!(value >= 0 && value < limit) || value != (int) value) {
        return -1;
      }
      highest = Math.max(highest, (int) value);
    }
    return highest;
  }
}
