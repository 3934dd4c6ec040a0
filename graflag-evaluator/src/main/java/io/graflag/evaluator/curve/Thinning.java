package io.graflag.evaluator.curve;

import io.graflag.core.column.IntColumn;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Leaves out points of a line that nobody would see.
 *
 * <p>{@link #kept} suits curves, which move slowly: a point is kept once it lies a step away from
 * the last kept one, in the larger of its two coordinates; the step is the smallest of a fine
 * series that leaves few enough. So every point left out lies within a step of a kept one, and
 * jitter smaller than that vanishes. Both ends stay.
 */
public final class Thinning {
  private static final double FINEST_STEP = 1.0 / 16_000;
  private static final double GROWTH = 1.1;

  private Thinning() {}

  /**
   * The indices to keep, ascending.
   *
   * @param points how many points there are
   * @param limit how many may be kept, at least 2
   * @param x first coordinate of a point, in a range of about [0, 1]
   * @param y second coordinate, likewise
   */
  public static int[] kept(int points, int limit, IntToDoubleFunction x, IntToDoubleFunction y) {
    if (points <= limit) {
      return IntStream.range(0, points).toArray();
    }
    int[] candidates = walk(points, i -> i, x, y, FINEST_STEP);
    int[] kept = candidates;
    for (double step = FINEST_STEP * GROWTH; kept.length > limit; step *= GROWTH) {
      kept = walk(candidates.length, i -> candidates[i], x, y, step);
    }
    return kept;
  }

  /**
   * The indices to keep of a noisy series, ascending: its envelope.
   *
   * <p>Of each of limit / 4 runs of points the first, the lowest, the highest and the last stay, so
   * that the drawn band is that of the full series. Source: Jugel et al., "M4: a
   * visualization-oriented time series data aggregation", VLDB 2014.
   *
   * @param limit how many may be kept, at least 4
   */
  public static int[] envelope(double[] values, int limit) {
    if (values.length <= limit) {
      return IntStream.range(0, values.length).toArray();
    }
    int runs = limit / 4;
    IntStream.Builder kept = IntStream.builder();
    for (int run = 0; run < runs; run++) {
      int first = (int) ((long) values.length * run / runs);
      int last = (int) ((long) values.length * (run + 1) / runs) - 1;
      int lowest = first;
      int highest = first;
      for (int i = first; i <= last; i++) {
        lowest = values[i] < values[lowest] ? i : lowest;
        highest = values[i] > values[highest] ? i : highest;
      }
      IntStream.of(first, lowest, highest, last).forEach(kept);
    }
    return kept.build().sorted().distinct().toArray();
  }

  @FunctionalInterface
  private interface Selection {
    int index(int at);
  }

  private static int[] walk(
      int size, Selection selection, IntToDoubleFunction x, IntToDoubleFunction y, double step) {
    IntColumn kept = new IntColumn();
    int first = selection.index(0);
    kept.add(first);
    double lastX = x.applyAsDouble(first);
    double lastY = y.applyAsDouble(first);
    for (int at = 1; at < size; at++) {
      int index = selection.index(at);
      double atX = x.applyAsDouble(index);
      double atY = y.applyAsDouble(index);
      boolean isFar = Math.abs(atX - lastX) >= step || Math.abs(atY - lastY) >= step;
      if (isFar || at == size - 1) {
        kept.add(index);
        lastX = atX;
        lastY = atY;
      }
    }
    return kept.toArray();
  }
}
