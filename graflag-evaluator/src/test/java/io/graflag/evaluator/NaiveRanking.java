package io.graflag.evaluator;

import java.util.Arrays;

/** The definitions of the metrics word for word, in O(n^2), to compare with. */
public record NaiveRanking(double[] anomalous, double[] normal) {

  /** P(anomaly above normal) + P(equal) / 2, pair by pair. */
  public double area() {
    double won = 0;
    for (double anomaly : anomalous) {
      for (double other : normal) {
        won += anomaly > other ? 1 : anomaly == other ? 0.5 : 0;
      }
    }
    return won / anomalous.length / normal.length;
  }

  /** Sum over distinct scores of the gain in recall times precision. */
  public double averagePrecision() {
    double sum = 0;
    double recallBefore = 0;
    double[] descending =
        Arrays.stream(thresholds()).map(value -> -value).sorted().map(value -> -value).toArray();
    for (double threshold : descending) {
      double found = countFrom(anomalous, threshold);
      double recall = found / anomalous.length;
      sum += (recall - recallBefore) * found / (found + countFrom(normal, threshold));
      recallBefore = recall;
    }
    return sum;
  }

  /** The highest F1 over all thresholds. */
  public double bestF1() {
    double best = 0;
    for (double threshold : thresholds()) {
      double found = countFrom(anomalous, threshold);
      double predicted = found + countFrom(normal, threshold);
      best = Math.max(best, 2 * found / (predicted + anomalous.length));
    }
    return best;
  }

  private double[] thresholds() {
    return Arrays.stream(new double[][] {anomalous, normal})
        .flatMapToDouble(Arrays::stream)
        .distinct()
        .toArray();
  }

  private static double countFrom(double[] values, double threshold) {
    return Arrays.stream(values).filter(value -> value >= threshold).count();
  }
}
