package io.graflag.api.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** Takes back a service that nobody would know of. */
final class Undoing {
  private Undoing() {}

  /** Whether a creation that failed in this way may have happened all the same. */
  static boolean isNeeded(GraflagException failure) {
    return failure.kind() == Kind.INTERRUPTED || failure.kind() == Kind.UNREACHABLE;
  }

  /** Takes back what was done; where that fails too, the exception says so. */
  static RuntimeException undone(RuntimeException cause, Runnable undoing) {
    // An interrupt ends the start, not the tidying.
    boolean interrupted = Thread.interrupted();
    try {
      undoing.run();
      return cause;
    } catch (GraflagException e) {
      cause.addSuppressed(e);
      return new GraflagException(
          Kind.UNREACHABLE,
          cause.getMessage() + " Its service may exist all the same.",
          "See what is left with: graflag cleanup; remove it with: graflag cleanup --apply",
          cause);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
