package io.graflag.core.column;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** How far a full column grows. */
final class Growth {
  /** Some virtual machines refuse arrays of the last few lengths. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  static int next(int size) {
    if (size == LONGEST) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, "A column holds more than " + LONGEST + " values.");
    }
    return (int) Math.min(LONGEST, size + (size >> 1) + 1L);
  }
}
