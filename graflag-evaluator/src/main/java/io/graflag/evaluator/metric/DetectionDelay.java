package io.graflag.evaluator.metric;

import io.graflag.core.result.ResultType;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;
import java.util.Optional;

/**
 * How soon an alarm comes within a run of anomalies, and how many runs have none, for streams.
 *
 * <p>Formula: an alarm is a score at or above the lowest score whose false positive rate is within
 * 1 or 5 %; a segment is a maximal run of anomalies among the kept scores, in the order of the
 * stream. detection_delay is the median, over segments with an alarm, of the events (first event:
 * 0) and of the time from the first event to the first alarm; missed_segments is the share of
 * segments without. Ties: equal scores are alarms together. Undefined: unless both classes exist;
 * the delay also without an alarm in any segment, in time without finite timestamps, or where they
 * do not ascend: the order of the file is then not that of the stream. Chance: a random score
 * misses a segment of length s with probability (1 - f)^s at a rate f.
 *
 * <p>Source: Basseville and Nikiforov, "Detection of Abrupt Changes", 1993, for delay at a rate of
 * false alarms; on why no point of a segment is adjusted: Kim et al., "Towards a rigorous
 * evaluation of time-series anomaly detection", AAAI 2022.
 */
public final class DetectionDelay implements MetricFamily {

  @Override
  public boolean appliesTo(ResultType type) {
    return type.time() == ResultType.Time.STREAM;
  }

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    new Limit(
            1,
            MetricKey.DETECTION_DELAY_EVENTS_FPR_01,
            MetricKey.DETECTION_DELAY_TIME_FPR_01,
            MetricKey.MISSED_SEGMENTS_FPR_01)
        .compute(run, table);
    new Limit(
            5,
            MetricKey.DETECTION_DELAY_EVENTS_FPR_05,
            MetricKey.DETECTION_DELAY_TIME_FPR_05,
            MetricKey.MISSED_SEGMENTS_FPR_05)
        .compute(run, table);
  }

  /** One false positive rate that is allowed. */
  private record Limit(int percent, MetricKey events, MetricKey time, MetricKey missed) {

    void compute(ScoredRun run, MetricTable table) {
      Optional<String> reason = run.whyNotJudged();
      if (reason.isPresent()) {
        table.putUndefined(reason.get(), events, time, missed);
        return;
      }
      Segments segments = Segments.of(run, threshold(run.ranking()));
      table.put(missed, (double) (segments.count() - segments.detected()) / segments.count());
      Optional<double[]> timestamps = run.results().timestamps();
      if (segments.detected() == 0) {
        String why = "no segment has an alarm within " + percent + " % of false positives";
        table.putUndefined(why, events, time);
        return;
      }
      table.put(events, median(segments.events()));
      if (timestamps.isEmpty()) {
        table.putUndefined("the results hold no timestamps", time);
      } else if (!ascends(timestamps.get())) {
        table.putUndefined("the timestamps do not ascend along the scores", time);
      } else if (segments.times().length == 0) {
        table.putUndefined("no segment with an alarm has finite timestamps", time);
      } else {
        table.put(time, median(segments.times()));
      }
    }

    /** Infinite where even the highest score has too many false positives. */
    private double threshold(RankedScores ranking) {
      double threshold = Double.POSITIVE_INFINITY;
      int block = 0;
      while (block < ranking.blocks()
          && ranking.falsePositives(block) * 100L <= (long) percent * ranking.normals()) {
        threshold = ranking.threshold(block);
        block++;
      }
      return threshold;
    }
  }

  /** Those that are not finite are passed over. */
  private static boolean ascends(double[] timestamps) {
    double last = Double.NEGATIVE_INFINITY;
    for (double timestamp : timestamps) {
      if (Double.isFinite(timestamp)) {
        if (timestamp < last) {
          return false;
        }
        last = timestamp;
      }
    }
    return true;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
