package io.graflag.runner;

import io.graflag.core.column.DoubleColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The time steps that the lines of a table belong to.
 *
 * <p>Equal times are one step, in the order in which they first appear: a table that goes through
 * the nodes and, for each, through time has the same steps as one sorted by time.
 */
final class TimeSteps {
  private final Map<Double, Integer> known = new HashMap<>();
  private final DoubleColumn times = new DoubleColumn();
  private final IntColumn steps = new IntColumn();
  private double lastTime = Double.NaN;
  private int lastStep;
  private boolean isInOrder = true;

  /** Adds the time of the next line. */
  void add(double time) {
    if (time != lastTime) {
      // Both zeros are one time.
      Integer step = known.putIfAbsent(time + 0.0, times.size());
      if (step == null) {
        lastStep = times.size();
        times.add(time);
      } else {
        lastStep = step;
        isInOrder = false;
      }
      lastTime = time;
    }
    steps.add(lastStep);
  }

  /** The time of each step; nothing can be added afterwards. */
  Layout layout() {
    double[] timeOf = times.toArray();
    int[] stepOf = steps.toArray();
    int[] ends = new int[timeOf.length];
    for (int step : stepOf) {
      ends[step]++;
    }
    for (int step = 1; step < ends.length; step++) {
      ends[step] += ends[step - 1];
    }
    Optional<int[]> order = isInOrder ? Optional.empty() : Optional.of(order(stepOf, ends));
    return new Layout(timeOf, Shape.rows(ends), order);
  }

  private static int[] order(int[] stepOf, int[] ends) {
    int[] next = new int[ends.length];
    System.arraycopy(ends, 0, next, 1, ends.length - 1);
    int[] order = new int[stepOf.length];
    for (int line = 0; line < stepOf.length; line++) {
      order[next[stepOf[line]]++] = line;
    }
    return order;
  }

  /**
   * How the lines lie as rows.
   *
   * @param times one a row
   * @param shape the rows
   * @param order for each place the line that comes there; empty where lines stay as they are
   */
  record Layout(double[] times, Shape shape, Optional<int[]> order) {}
}
