package io.graflag.evaluator.baseline;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** Why a baseline is not computed: where it is not certain that items match, none is shown. */
final class Refusal {
  private Refusal() {}

  /** The refusal with its reason, a sentence. */
  static GraflagException because(String reason) {
    return GraflagException.of(Kind.INVALID_INPUT, reason);
  }
}
