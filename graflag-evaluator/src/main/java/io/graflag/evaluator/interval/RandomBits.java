package io.graflag.evaluator.interval;

/**
 * Random numbers that are the same on every machine and in every Java, and cheap.
 *
 * <p>Source: Steele et al., "Fast splittable pseudorandom number generators", OOPSLA 2014
 * (SplitMix64); bounds by multiplication as by Lemire, "Fast random integer generation in an
 * interval", ACM TOMACS 2019, without its rejection: no number is preferred by more than bound /
 * 2^32.
 */
final class RandomBits {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private long state;

  RandomBits(long seed) {
    state = seed;
  }

  private long next() {
    state += STEP;
    long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /** A whole number from 0 to bound - 1. */
  int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** A number above 0 and below 1. */
  double unit() {
    return ((next() >>> 11) + 0.5) * UNIT;
  }
}
