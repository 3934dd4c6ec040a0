package io.graflag.evaluator.metric;

import io.graflag.core.result.ResultType;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much time the results cover, for temporal and stream types.
 *
 * <p>Formula: temporal_span is the latest minus the earliest timestamp, in the unit of the data;
 * num_timestamps counts distinct ones. Timestamps that are not finite are left out; those of
 * dropped scores count. Undefined: without timestamps. Chance does not apply.
 */
public final class TimeSpan implements MetricFamily {

  @Override
  public boolean appliesTo(ResultType type) {
    return type.time() != ResultType.Time.STATIC;
  }

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<double[]> timestamps = run.results().timestamps();
    if (timestamps.isEmpty()) {
      undefined(table, "the results hold no timestamps");
      return;
    }
    double[] ordered = ordered(timestamps.get());
    if (ordered.length == 0) {
      undefined(table, "none of the " + timestamps.get().length + " timestamps is finite");
      return;
    }
    double span = ordered[ordered.length - 1] - ordered[0];
    table.put(MetricKey.NUM_TIMESTAMPS, distinct(ordered));
    if (Double.isInfinite(span)) {
      table.putUndefined("the timestamps are too far apart", MetricKey.TEMPORAL_SPAN);
    } else {
      table.put(MetricKey.TEMPORAL_SPAN, span);
    }
  }

  private static void undefined(MetricTable table, String reason) {
    table.putUndefined(reason, MetricKey.TEMPORAL_SPAN, MetricKey.NUM_TIMESTAMPS);
  }

  /** The finite timestamps, ascending; the array itself where it is so already, as streams are. */
  private static double[] ordered(double[] timestamps) {
    boolean ordered = true;
    for (int i = 0; i < timestamps.length && ordered; i++) {
      ordered = Double.isFinite(timestamps[i]) && (i == 0 || timestamps[i - 1] <= timestamps[i]);
    }
    return ordered
        ? timestamps
        : Arrays.stream(timestamps).filter(Double::isFinite).sorted().toArray();
  }

  private static int distinct(double[] ordered) {
    int distinct = 1;
    for (int i = 1; i < ordered.length; i++) {
      if (ordered[i] != ordered[i - 1]) {
        distinct++;
      }
    }
    return distinct;
  }
}
