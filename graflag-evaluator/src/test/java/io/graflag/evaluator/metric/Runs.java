package io.graflag.evaluator.metric;

import io.graflag.core.result.Edges;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.Scores;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Runs made of a few numbers. */
public final class Runs {
  private Runs() {}

  static ScoredRun of(double[] anomalous, double[] normal) {
    double[] scores =
        DoubleStream.concat(Arrays.stream(anomalous), Arrays.stream(normal)).toArray();
    byte[] labels = new byte[scores.length];
    Arrays.fill(labels, 0, anomalous.length, Labels.ANOMALY);
    return ScoredRun.of(
        Results.of(ResultType.NODE_ANOMALY_SCORES, Scores.flat(scores), Labels.flat(labels)));
  }

  /** A stream of edges that all score 0, every one normal. */
  static ScoredRun stream(Optional<double[]> timestamps, Optional<Edges> edges, int size) {
    return ScoredRun.of(
        new Results(
            ResultType.EDGE_STREAM_ANOMALY_SCORES,
            Scores.flat(new double[size]),
            Optional.of(Labels.flat(new byte[size])),
            timestamps,
            Optional.empty(),
            edges,
            Optional.empty(),
            Map.of(),
            Map.of()));
  }

  /** A stream of nodes. */
  public static ScoredRun stream(double[] scores, int[] labels, Optional<double[]> timestamps) {
    return ScoredRun.of(
        new Results(
            ResultType.NODE_STREAM_ANOMALY_SCORES,
            Scores.flat(scores),
            Optional.of(Labels.flat(labels)),
            timestamps,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of()));
  }

  static MetricTable compute(MetricFamily family, ScoredRun run) {
    MetricTable table = new MetricTable();
    family.compute(run, table);
    return table;
  }
}
