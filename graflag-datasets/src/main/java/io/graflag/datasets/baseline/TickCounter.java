package io.graflag.datasets.baseline;

import io.graflag.core.column.DistinctLongs;
import java.util.Arrays;

/** Counts how often each key came in the tick that it is in, without an object each. */
final class TickCounter {
  private final DistinctLongs keys = new DistinctLongs();
  private int[] counts = new int[1024];
  private int[] ticks = new int[counts.length];
  private int[] firstTicks = new int[counts.length];
  private int last;
  private boolean isNew;

  /**
   * Counts a key.
   *
   * @param tick at least that of the call before
   * @return how often the key came in this tick, this time included
   */
  int count(long key, int tick) {
    int known = keys.size();
    last = keys.add(key);
    isNew = last == known;
    if (last == counts.length) {
      counts = Arrays.copyOf(counts, 2 * last);
      ticks = Arrays.copyOf(ticks, 2 * last);
      firstTicks = Arrays.copyOf(firstTicks, 2 * last);
    }
    if (isNew) {
      firstTicks[last] = tick;
    }
    if (isNew || ticks[last] != tick) {
      ticks[last] = tick;
      counts[last] = 0;
    }
    return ++counts[last];
  }

  /** Number of the key that was counted last, from 0 in the order of first appearance. */
  int last() {
    return last;
  }

  /** How often a key came in the tick that it came in last, so far. */
  int count(int number) {
    return counts[number];
  }

  /** The tick that a key came in first. */
  int firstTick(int number) {
    return firstTicks[number];
  }

  /** Whether the key that was counted last came for the first time. */
  boolean isNew() {
    return isNew;
  }
}
