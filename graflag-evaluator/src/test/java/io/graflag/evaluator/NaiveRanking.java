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

  /** By the sum of the anomalies' ranks from below, equal scores sharing the mean of theirs. */
  public double areaByRanks() {
    double sum = 0;
    for (double anomaly : anomalous) {
      double below = countBelow(anomalous, anomaly) + countBelow(normal, anomaly);
      double upTo = below + countEqual(anomalous, anomaly) + countEqual(normal, anomaly);
      sum += (below + 1 + upTo) / 2;
    }
    double least = anomalous.length * (anomalous.length + 1.0) / 2;
    return (sum - least) / anomalous.length / normal.length;
  }

  /** Mean over anomalies of the precision from their own score upwards. */
  public double averagePrecisionByAnomaly() {
    double sum = 0;
    for (double anomaly : anomalous) {
      double found = countFrom(anomalous, anomaly);
      sum += found / (found + countFrom(normal, anomaly));
    }
    return sum / anomalous.length;
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

  private static double countBelow(double[] values, double threshold) {
    return Arrays.stream(values).filter(value -> value < threshold).count();
  }

  private static double countEqual(double[] values, double threshold) {
    return Arrays.stream(values).filter(value -> value == threshold).count();
  }

  private static double countFrom(double[] values, double threshold) {
    return Arrays.stream(values).filter(value -> value >= threshold).count();
  }
}
