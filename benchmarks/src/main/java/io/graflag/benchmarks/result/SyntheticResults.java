package io.graflag.benchmarks.result;

import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.Scores;
import java.util.SplittableRandom;

/** Results of a detector that is better than chance, from a fixed seed. */
public final class SyntheticResults {
  private static final long SEED = 7;
  private static final double ANOMALIES = 0.05;

  private SyntheticResults() {}

  /** One score a node: uniform, the anomalies shifted upwards; all scores distinct or nearly so. */
  public static Results of(int size) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] scores = new double[size];
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      labels[i] = random.nextDouble() < ANOMALIES ? Labels.ANOMALY : Labels.NORMAL;
      scores[i] = random.nextDouble() + labels[i] * 0.5;
    }
    return Results.of(ResultType.NODE_ANOMALY_SCORES, Scores.flat(scores), Labels.flat(labels));
  }
}
