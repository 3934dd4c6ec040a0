package io.graflag.examples.stream;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** Refuses ticks that the formulas have no meaning for. */
public final class Ticks {
  /** The tick before the first edge. */
  public static final long FIRST = 1;

  private Ticks() {}

  /** Checks that a tick which is not the current one lies after it. */
  public static void requireLater(long tick, long current) {
    if (tick < current) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "An edge of tick "
              + tick
              + " follows tick "
              + current
              + ": ticks start at 1 and never step back.",
          "Sort the edges by time and number the ticks from 1.");
    }
  }
}
