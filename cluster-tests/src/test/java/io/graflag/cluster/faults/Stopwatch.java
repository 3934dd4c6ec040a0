package io.graflag.cluster.faults;

import java.time.Duration;

/** How long ago something was done. */
final class Stopwatch {
  private final long start = System.nanoTime();

  Duration time() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
