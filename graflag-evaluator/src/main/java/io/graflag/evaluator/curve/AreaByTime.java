package io.graflag.evaluator.curve;

import io.graflag.core.column.DoubleColumn;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Shape;
import io.graflag.evaluator.metric.RocArea;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;
import java.util.Optional;

/**
 * The ROC area in stretches of time, to see a detector warm up or wear off.
 *
 * <p>Formula: the kept scores, by time, in at most {@value #MOST_BUCKETS} buckets of about equal
 * count; scores of one timestamp share a bucket. Ties: as in {@link RocArea}. Undefined: where a
 * bucket has one class. Chance: 0.5 in each.
 *
 * @param from earliest timestamp of each bucket, ascending
 * @param to latest timestamp of each bucket
 * @param area ROC area within each bucket, NaN where it is not defined
 */
public record AreaByTime(double[] from, double[] to, double[] area) {
  /** The most buckets there are. */
  public static final int MOST_BUCKETS = 50;

  /** Computes it; empty for static types, without labels, and without finite timestamps. */
  public static Optional<AreaByTime> of(ScoredRun run) {
    boolean hasTime = run.results().type().time() != ResultType.Time.STATIC;
    if (!hasTime || !run.mask().isLabelled() || run.results().timestamps().isEmpty()) {
      return Optional.empty();
    }
    double[] ends = lastTimes(orderedTimes(run));
    return ends.length == 0 ? Optional.empty() : Optional.of(of(run, ends));
  }

  /** Takes one kept score with a finite timestamp. */
  @FunctionalInterface
  private interface Visitor {
    void take(double time, int index);
  }

  /** Shows all of them; no column of times is made, because streams are long. */
  private static void visit(ScoredRun run, Visitor visitor) {
    double[] timestamps = run.results().timestamps().orElseThrow();
    Shape shape = run.results().scores().shape();
    for (int row = 0; row < shape.rowCount(); row++) {
      for (int i = shape.rowStart(row); i < shape.rowEnd(row); i++) {
        double time = timestamps[shape.hasRows() ? row : i] + 0.0; // one zero, not two
        if (Double.isFinite(time) && run.mask().label(i) != Labels.UNKNOWN) {
          visitor.take(time, i);
        }
      }
    }
  }

  private static double[] orderedTimes(ScoredRun run) {
    DoubleColumn times = new DoubleColumn();
    visit(run, (time, index) -> times.add(time));
    double[] ordered = times.toArray();
    Arrays.sort(ordered);
    return ordered;
  }

  /** The latest timestamp of each bucket: those at equal steps, each once. */
  private static double[] lastTimes(double[] ordered) {
    DoubleColumn ends = new DoubleColumn();
    double before = Double.NaN;
    for (int bucket = 1; bucket <= MOST_BUCKETS; bucket++) {
      int items = (int) ((long) ordered.length * bucket / MOST_BUCKETS);
      if (items > 0 && ordered[items - 1] != before) {
        before = ordered[items - 1];
        ends.add(before);
      }
    }
    return ends.toArray();
  }

  private static AreaByTime of(ScoredRun run, double[] ends) {
    DoubleColumn[] anomalous = columns(ends.length);
    DoubleColumn[] normal = columns(ends.length);
    double[] from = new double[ends.length];
    Arrays.fill(from, Double.POSITIVE_INFINITY);
    visit(
        run,
        (time, index) -> {
          int found = Arrays.binarySearch(ends, time);
          int bucket = found < 0 ? -found - 1 : found;
          from[bucket] = Math.min(from[bucket], time);
          boolean isAnomaly = run.mask().label(index) == Labels.ANOMALY;
          (isAnomaly ? anomalous : normal)[bucket].add(run.mask().score(index));
        });
    double[] areas = new double[ends.length];
    for (int bucket = 0; bucket < ends.length; bucket++) {
      areas[bucket] = area(anomalous[bucket].toArray(), normal[bucket].toArray());
    }
    return new AreaByTime(from, ends, areas);
  }

  private static DoubleColumn[] columns(int count) {
    DoubleColumn[] columns = new DoubleColumn[count];
    Arrays.setAll(columns, any -> new DoubleColumn());
    return columns;
  }

  private static double area(double[] anomalous, double[] normal) {
    return anomalous.length == 0 || normal.length == 0
        ? Double.NaN
        : RocArea.area(RankedScores.of(anomalous, normal));
  }
}
