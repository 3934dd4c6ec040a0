package io.graflag.examples.random;

/**
 * The numbers of {@code rand()} after {@code srand(seed)} in the GNU C library.
 *
 * <p>The authors' program draws its hash parameters from them, so equal seeds give equal sketches.
 * An additive generator over 31 words: each is the sum of those 3 and 31 places before, its lowest
 * bit dropped; the first 310 are passed over (random(3), TYPE_3).
 */
public final class GnuRandom {
  /** Largest seed that {@code srand} takes. */
  public static final long LARGEST_SEED = 0xFFFF_FFFFL;

  private static final int WORDS = 31;
  private static final int NEAR = 3;
  private static final int PASSED_OVER = 310;
  private static final long FACTOR = 16_807;
  private static final long MODULUS = Integer.MAX_VALUE;

  private final int[] words = new int[WORDS];
  private int next = NEAR;

  /**
   * Starts the sequence of a seed.
   *
   * @param seed from 0 to {@link #LARGEST_SEED}; 0 stands for 1, as in C
   */
  public GnuRandom(long seed) {
    words[0] = seed == 0 ? 1 : (int) seed;
    for (int i = 1; i < WORDS; i++) {
      long word = FACTOR * words[i - 1] % MODULUS;
      words[i] = (int) (word < 0 ? word + MODULUS : word);
    }
    for (int i = 0; i < PASSED_OVER; i++) {
      draw();
    }
  }

  /** Draws a number from 0 to 2^31 - 1. */
  public int draw() {
    words[next] += words[(next + WORDS - NEAR) % WORDS];
    int drawn = words[next] >>> 1;
    next = (next + 1) % WORDS;
    return drawn;
  }
}
