package io.graflag.runner.monitor;

import java.util.OptionalDouble;

/**
 * What the graphics cards of the run said last; NaN where unknown or stale.
 *
 * @param index the card's number on the machine, ascending
 * @param memoryMb memory in use, in MB of 2^20 bytes
 * @param utilizationPercent share of time in use, 0 to 100
 * @param powerWatts power that it draws
 */
record GpuReading(
    int[] index, double[] memoryMb, double[] utilizationPercent, double[] powerWatts) {

  /** Memory in use on all of them; empty where it is not known of any. */
  OptionalDouble totalMemoryMb() {
    return sum(memoryMb);
  }

  /** The sum of the values that are known; empty where none is. */
  static OptionalDouble sum(double[] values) {
    double sum = 0;
    int known = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }
}
