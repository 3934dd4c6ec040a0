package io.graflag.evaluator.curve;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.function.IntToDoubleFunction;

/**
 * Points of a curve over the distinct scores of a ranking.
 *
 * <p>Both curves have scikit-learn's end points and order. One without both classes is not defined;
 * callers ask for it only where both exist.
 *
 * @param x false positive rate (ROC) or recall (precision-recall)
 * @param y true positive rate (ROC) or precision (precision-recall)
 * @param thresholds the score each point predicts from, NaN at the end that has none
 */
public record Curve(double[] x, double[] y, double[] thresholds) {
  /** The most points that files and pictures hold. */
  public static final int MOST_POINTS = 2000;

  public Curve {
    if (x.length != y.length || x.length != thresholds.length) {
      throw new IllegalArgumentException(
          x.length + " x, " + y.length + " y, " + thresholds.length + " thresholds");
    }
  }

  /**
   * The ROC curve: starts at (0, 0) without a threshold, then one point a score, descending.
   *
   * <p>Source: Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 2006.
   */
  public static Curve roc(RankedScores ranking) {
    return thinned(
        ranking.blocks() + 1,
        point -> ranking.falsePositiveRate(point - 1),
        point -> ranking.truePositiveRate(point - 1),
        point -> point == 0 ? Double.NaN : ranking.threshold(point - 1));
  }

  /**
   * The precision-recall curve: one point a score, ascending, ends at (0, 1) without a threshold.
   *
   * <p>Source: Davis and Goadrich, "The relationship between precision-recall and ROC curves", ICML
   * 2006.
   */
  public static Curve precisionRecall(RankedScores ranking) {
    int last = ranking.blocks();
    return thinned(
        last + 1,
        point -> ranking.truePositiveRate(last - 1 - point),
        point -> point == last ? 1 : ranking.precision(last - 1 - point),
        point -> point == last ? Double.NaN : ranking.threshold(last - 1 - point));
  }

  private static Curve thinned(
      int points, IntToDoubleFunction x, IntToDoubleFunction y, IntToDoubleFunction threshold) {
    int[] kept = Thinning.kept(points, MOST_POINTS, x, y);
    return new Curve(column(kept, x), column(kept, y), column(kept, threshold));
  }

  private static double[] column(int[] points, IntToDoubleFunction value) {
    double[] column = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      column[i] = value.applyAsDouble(points[i]);
    }
    return column;
  }
}
