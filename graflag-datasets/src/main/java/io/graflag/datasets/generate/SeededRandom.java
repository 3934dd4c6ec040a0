package io.graflag.datasets.generate;

/**
 * Pseudo-random numbers that depend on the seed alone, whatever the JDK.
 *
 * <p>SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
 * 2014. Written out here because the JDK fixes the numbers of only its oldest generator.
 */
public final class SeededRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts the sequence of a seed. */
  public SeededRandom(long seed) {
    state = seed;
  }

  /** Draws 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Draws 32 bits. */
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /**
   * Draws a number from 0 up to a bound, exclusive.
   *
   * @param bound above zero; the numbers differ in probability by at most {@code bound / 2^32}
   */
  public int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Draws a number between two, both inclusive. */
  public int between(int lowest, int highest) {
    return lowest + below(highest - lowest + 1);
  }

  /** Whether an event of so many per cent happens. */
  public boolean happens(int percent) {
    return below(100) < percent;
  }

  /** Puts numbers into random order (Fisher and Yates). */
  public void shuffle(int[] numbers) {
    for (int last = numbers.length - 1; last > 0; last--) {
      int other = below(last + 1);
      int kept = numbers[last];
      numbers[last] = numbers[other];
      numbers[other] = kept;
    }
  }
}
