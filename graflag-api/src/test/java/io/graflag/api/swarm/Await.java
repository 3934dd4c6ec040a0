package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.engine.Waiting;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another program does. */
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Await() {}

  /** Waits until a condition holds. */
  static void until(String what, Callable<Boolean> condition) {
    assertThat(Waiting.until(LONGEST, () -> holds(condition))).as(what).isTrue();
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
