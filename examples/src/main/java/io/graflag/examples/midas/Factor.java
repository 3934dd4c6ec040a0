package io.graflag.examples.midas;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** The share of a tick's counts that the next tick inherits. */
final class Factor {
  private Factor() {}

  static float checked(float factor) {
    if (!(factor >= 0 && factor <= 1)) {
      throw GraflagException.of(
          Kind.USAGE,
          "The factor is " + factor + ", but counts are multiplied by 0 to 1 when a tick ends.");
    }
    return factor;
  }
}
