package io.graflag.examples.snapshot;

/**
 * The latest values of several series, against which the next ones are standardised.
 *
 * <p>{@code (x - mean) / max(1, deviation)} over the values kept, fewer in the beginning: Priebe,
 * Conroy, Marchette and Park, "Scan Statistics on Enron Graphs", Computational and Mathematical
 * Organization Theory 2005. The bound keeps small changes of a calm series small.
 */
final class TrailingWindow {
  private final double[][] kept;
  private int count;

  /** Keeps so many values of each series, at least 1. */
  TrailingWindow(int length) {
    kept = new double[length][];
  }

  /** Whether there is nothing yet to compare with. */
  boolean isEmpty() {
    return count == 0;
  }

  /** How far one value of each series lies above its latest; negative where below. */
  double[] standardised(double[] values) {
    int rows = Math.min(count, kept.length);
    double[] result = new double[values.length];
    for (int series = 0; series < values.length; series++) {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += kept[row][series];
      }
      double mean = sum / rows;
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        double difference = kept[row][series] - mean;
        squares += difference * difference;
      }
      double deviation = rows > 1 ? Math.sqrt(squares / (rows - 1)) : 0;
      result[series] = (values[series] - mean) / Math.max(1, deviation);
    }
    return result;
  }

  /** Appends one value of each series; the oldest are forgotten. */
  void append(double[] values) {
    kept[count % kept.length] = values;
    count++;
  }
}
