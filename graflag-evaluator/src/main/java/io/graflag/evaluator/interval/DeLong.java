package io.graflag.evaluator.interval;

import io.graflag.core.evaluation.Confidence;
import io.graflag.evaluator.metric.RocArea;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The area under the ROC curve with its standard error.
 *
 * <p>Formula: the placement of an anomaly is the share of normal items below it, ties half; that of
 * a normal item the share of anomalies above it. The variance of the area is the variance of the
 * anomalies' placements over their number plus that of the normal items' over theirs. The interval
 * is area +- 1.96 standard errors, cut at 0 and 1. Ties: mid-ranks. O(n log n), from one sorted
 * ranking.
 *
 * <p>Degenerate: with fewer than two items of a class there is no variance and no interval. Where
 * all placements of a class are equal (area 1, area 0, constant scores) the standard error is 0 and
 * the interval has no width: the sample cannot tell how others would differ.
 *
 * <p>Source: DeLong et al., "Comparing the areas under two or more correlated receiver operating
 * characteristic curves", Biometrics 1988; computed as by Sun and Xu, "Fast implementation of
 * DeLong's algorithm", IEEE Signal Processing Letters 2014.
 *
 * @param area the area
 * @param standardError estimated standard deviation of the area
 */
public record DeLong(double area, double standardError) {
  /** The level of every interval. */
  static final double LEVEL = 0.95;

  /**
   * Whether a ranking has what the variance needs.
   *
   * @return true where both classes have at least two items
   */
  public static boolean isDefined(RankedScores ranking) {
    return ranking.anomalies() >= 2 && ranking.normals() >= 2;
  }

  /**
   * Computes both.
   *
   * @param ranking has at least two items of each class
   */
  public static DeLong of(RankedScores ranking) {
    Spread anomalous = new Spread();
    Spread normal = new Spread();
    for (int block = 0; block < ranking.blocks(); block++) {
      // Twice the counts, so that half a tie is a whole number.
      long lower = (long) ranking.normals() - ranking.falsePositives(block);
      anomalous.add(2 * lower + ranking.normalsIn(block), ranking.anomaliesIn(block));
      long higher = ranking.truePositives(block - 1);
      normal.add(2 * higher + ranking.anomaliesIn(block), ranking.normalsIn(block));
    }
    return new DeLong(
        RocArea.area(ranking),
        standardError(anomalous, ranking.anomalies(), normal, ranking.normals()));
  }

  /** Joins the spreads of doubled placements of both classes. */
  static double standardError(Spread anomalous, int anomalies, Spread normal, int normals) {
    double ofAnomalies = anomalous.variance() / (2.0 * normals) / (2.0 * normals) / anomalies;
    double ofNormals = normal.variance() / (2.0 * anomalies) / (2.0 * anomalies) / normals;
    return Math.sqrt(ofAnomalies + ofNormals);
  }

  /** The interval, cut at 0 and 1. */
  public Confidence interval() {
    double reach = NormalDistribution.QUANTILE_975 * standardError;
    return new Confidence(
        Math.max(0, area - reach),
        Math.min(1, area + reach),
        LEVEL,
        Confidence.DELONG,
        OptionalDouble.of(standardError),
        OptionalInt.empty());
  }
}
