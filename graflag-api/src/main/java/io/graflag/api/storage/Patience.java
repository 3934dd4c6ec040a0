package io.graflag.api.storage;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long somebody waits for a connection that broke, with pauses that become longer. */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Duration limit;
  private long start;
  private long excused;
  private Duration pause;

  Patience(Duration limit) {
    this.limit = limit;
    restart();
  }

  /** Something arrived: it waits as long again. */
  void restart() {
    start = System.nanoTime();
    excused = 0;
    pause = FIRST_PAUSE;
  }

  /** Does not count the last try, of which nobody knows yet what it brought, but the one before. */
  void excuse(long nanos) {
    start += nanos - excused;
    excused = nanos;
  }

  boolean isOver() {
    return System.nanoTime() - start >= limit.toNanos();
  }

  void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted while waiting.", null, e);
    }
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
