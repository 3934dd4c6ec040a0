package io.graflag.api.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, always with a limit. */
public final class Waiting {
  private static final Duration STEP = Duration.ofMillis(20);

  private Waiting() {}

  /**
   * Waits until a condition holds.
   *
   * @return whether it held within the limit
   * @throws GraflagException INTERRUPTED; the thread's interrupt flag is then set
   */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    return until(limit, STEP, condition);
  }

  /** The same for a condition that costs something to look at. */
  public static boolean until(Duration limit, Duration step, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      pause(step);
    }
    return true;
  }

  /**
   * Lets some time pass.
   *
   * @throws GraflagException INTERRUPTED; the thread's interrupt flag is then set
   */
  public static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted while waiting.", null, e);
    }
  }
}
