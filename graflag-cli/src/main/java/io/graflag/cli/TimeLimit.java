package io.graflag.cli;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;

/** The option {@code --timeout}. */
final class TimeLimit {
  private static final long LONGEST_DAYS = 366;

  private TimeLimit() {}

  /** Refuses a limit that makes no sense, before anything is created. */
  static void check(long seconds) {
    long longest = Duration.ofDays(LONGEST_DAYS).toSeconds();
    if (seconds < 1 || seconds > longest) {
      throw GraflagException.of(
          Kind.USAGE,
          "--timeout must be 1 to %d seconds (%d days), not %d."
              .formatted(longest, LONGEST_DAYS, seconds));
    }
  }
}
