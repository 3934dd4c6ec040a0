package io.graflag.evaluator.plot;

import io.graflag.core.result.Labels;
import io.graflag.evaluator.metric.ScoredRun;

/**
 * Where the scores of a stream lie along its time axis.
 *
 * @param times the timestamps; null where places in the stream stand for them
 * @param first the earliest
 * @param last how far the last one lies from the first
 */
record StreamPlaces(double[] times, double first, double last) {

  /** By time where every kept score has one and the span can be drawn, else by place. */
  static StreamPlaces of(ScoredRun run) {
    double[] times = run.results().timestamps().orElse(new double[0]);
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    boolean isTimed = times.length == run.mask().total();
    for (int i = 0; i < times.length && isTimed; i++) {
      if (run.mask().label(i) != Labels.UNKNOWN) {
        isTimed = Double.isFinite(times[i]);
        first = Math.min(first, times[i]);
        last = Math.max(last, times[i]);
      }
    }
    boolean canBeDrawn = isTimed && last > first && Double.isFinite(last - first);
    return canBeDrawn
        ? new StreamPlaces(times, first, last - first)
        : new StreamPlaces(null, 0, Math.max(1, run.mask().total() - 1));
  }

  /** The place of a score. */
  double at(int index) {
    return times == null ? index : times[index] - first;
  }

  /** What the axis shows, in words. */
  String title() {
    return times == null ? "Place in the stream" : "Time since the first event";
  }
}
