package io.graflag.examples.anograph;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.examples.random.GnuRandom;

/** Seeds of the hash functions, as the C library takes them. */
final class MatrixSeed {
  private MatrixSeed() {}

  /** The numbers of a seed; USAGE where it is not from 0 to 2^32 - 1. */
  static GnuRandom random(long seed) {
    if (seed < 0 || seed > GnuRandom.LARGEST_SEED) {
      throw GraflagException.of(
          Kind.USAGE,
          "The seed is " + seed + ", but must lie between 0 and " + GnuRandom.LARGEST_SEED + ".");
    }
    return new GnuRandom(seed);
  }
}
