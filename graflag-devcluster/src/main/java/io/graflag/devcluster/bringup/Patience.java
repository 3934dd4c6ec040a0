package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long, and how often, something is waited for.
 *
 * @param limit how long at most
 * @param pause between two looks
 */
public record Patience(Duration limit, Duration pause) {
  /** For a node that starts: a few seconds usually. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(90), Duration.ofMillis(200));

  /**
   * Waits until there is no problem any more.
   *
   * @param look says what the problem is
   * @return the problem that was left when the time was up
   */
  public Optional<String> await(Supplier<Optional<String>> look) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<String> problem = look.get();
    while (problem.isPresent() && System.nanoTime() < end) {
      rest();
      problem = look.get();
    }
    return problem;
  }

  private void rest() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while waiting for a node.", null, e);
    }
  }
}
