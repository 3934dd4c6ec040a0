package io.graflag.runner.monitor;

import java.util.OptionalDouble;

/**
 * What the graphics cards said last; the index of a value is the card's.
 *
 * @param memoryMb memory in use, in MB of 2^20 bytes; NaN where unknown or stale
 * @param utilizationPercent share of time in use, 0 to 100; NaN likewise
 */
record GpuReading(double[] memoryMb, double[] utilizationPercent) {

  /** Memory in use on all cards; empty where it is not known of any. */
  OptionalDouble totalMemoryMb() {
    double sum = 0;
    int known = 0;
    for (double value : memoryMb) {
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }
}
