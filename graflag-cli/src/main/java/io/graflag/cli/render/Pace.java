package io.graflag.cli.render;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast something goes on just now, over the last few seconds. */
final class Pace {
  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long bytes) {}

  /**
   * Takes how far it is, and says how fast it is.
   *
   * @param now as {@link System#nanoTime} counts
   * @param bytes how many are done; where they become fewer, it starts anew
   * @return bytes a second; 0 where that is not known yet
   */
  double bytesPerSecond(long now, long bytes) {
    if (!samples.isEmpty() && samples.getLast().bytes > bytes) {
      samples.clear();
    }
    samples.add(new Sample(now, bytes));
    while (samples.size() > 2 && now - samples.getFirst().nanos > WINDOW_NANOS) {
      samples.remove();
    }
    Sample first = samples.getFirst();
    double seconds = (now - first.nanos) / NANOS_PER_SECOND;
    return seconds > 0 ? (bytes - first.bytes) / seconds : 0;
  }
}
