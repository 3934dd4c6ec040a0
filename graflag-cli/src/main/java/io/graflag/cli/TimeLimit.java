package io.graflag.cli;

import io.graflag.api.RunRequest;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** The option {@code --timeout}. */
final class TimeLimit {
  private TimeLimit() {}

  /** Refuses a limit that makes no sense, before anything is created. */
  static void check(long seconds) {
    long longest = RunRequest.LONGEST.toSeconds();
    if (seconds < 1 || seconds > longest) {
      throw GraflagException.of(
          Kind.USAGE,
          "--timeout must be 1 to %d seconds (%d days), not %d."
              .formatted(longest, RunRequest.LONGEST.toDays(), seconds));
    }
  }
}
