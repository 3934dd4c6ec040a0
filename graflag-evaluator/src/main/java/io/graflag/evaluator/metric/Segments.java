package io.graflag.evaluator.metric;

import io.graflag.core.column.DoubleColumn;
import io.graflag.core.result.Labels;
import io.graflag.evaluator.ranking.ScoreMask;

/**
 * The maximal runs of anomalies along a stream, and where the first alarm of each comes.
 *
 * <p>Only kept scores are looked at, as if the others were not in the stream.
 *
 * @param count how many runs there are
 * @param events of each run with an alarm: how many of its events come before it
 * @param times of each run with an alarm: the time from its first event to it, where finite
 */
record Segments(int count, double[] events, double[] times) {

  /**
   * Walks along a stream.
   *
   * @param threshold the lowest score that is an alarm
   */
  static Segments of(ScoredRun run, double threshold) {
    ScoreMask mask = run.mask();
    double[] timestamps = run.results().timestamps().orElse(new double[0]);
    DoubleColumn events = new DoubleColumn();
    DoubleColumn times = new DoubleColumn();
    int count = 0;
    int length = 0;
    int first = 0;
    boolean isOpen = false; // in a run that has had no alarm yet
    for (int i = 0; i < mask.total(); i++) {
      byte label = mask.label(i);
      if (label != Labels.ANOMALY) {
        length = label == Labels.NORMAL ? 0 : length;
        continue;
      }
      if (length == 0) {
        count++;
        first = i;
        isOpen = true;
      }
      if (isOpen && mask.score(i) >= threshold) {
        isOpen = false;
        events.add(length);
        addTime(times, timestamps, first, i);
      }
      length++;
    }
    return new Segments(count, events.toArray(), times.toArray());
  }

  private static void addTime(DoubleColumn times, double[] timestamps, int first, int alarm) {
    if (timestamps.length > 0 && Double.isFinite(timestamps[alarm] - timestamps[first])) {
      times.add(timestamps[alarm] - timestamps[first]);
    }
  }

  /** How many runs have an alarm. */
  int detected() {
    return events.length;
  }
}
