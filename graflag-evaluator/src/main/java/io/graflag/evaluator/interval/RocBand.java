package io.graflag.evaluator.interval;

import java.util.Arrays;

/**
 * Between which true positive rates the ROC curves of other samples would run.
 *
 * <p>Formula: at each false positive rate alone (pointwise, not for the curve as a whole: about one
 * point in twenty of a true curve lies outside) the 2.5 and 97.5 percentile of the true positive
 * rates of stratified resamples, each linear between the points of its curve; where a curve rises
 * straight up, its upper end. Ties: one segment, as in the curve. The resamples are those of {@link
 * Bootstrap}, so above 100,000 items they are counted in blocks of the ranking, and the band costs
 * the same at ten million items as at a few thousand.
 *
 * <p>Degenerate: where all resamples give one curve (a perfect or a constant ranking) the band has
 * no width.
 *
 * <p>Source: Macskassy, Provost and Rosset, "ROC confidence bands: an empirical evaluation", ICML
 * 2005 (vertical averaging, bootstrap percentiles).
 *
 * @param falsePositiveRates from 0 to 1, ascending; the closer to 0, the denser
 * @param low lower ends, not descending
 * @param high upper ends, not descending
 */
public record RocBand(double[] falsePositiveRates, double[] low, double[] high) {
  /** How many false positive rates are looked at. */
  static final int POINTS = 129;

  /** Reads the percentiles off the true positive rates at each point. */
  static RocBand of(double[][] rates, double tail) {
    double[] at = new double[POINTS];
    double[] low = new double[POINTS];
    double[] high = new double[POINTS];
    for (int point = 0; point < POINTS; point++) {
      Arrays.sort(rates[point]);
      at[point] = place(point);
      low[point] = Bootstrap.percentile(rates[point], tail);
      high[point] = Bootstrap.percentile(rates[point], 1 - tail);
    }
    return new RocBand(at, low, high);
  }

  /** Squares: ROC curves bend near 0, where detectors are used. */
  private static double place(int point) {
    double share = (double) point / (POINTS - 1);
    return share * share;
  }

  /**
   * Notes the true positive rates of one resample.
   *
   * @param anomalies how many anomalies each block holds, from the top of the ranking
   * @param normals how many normal items each block holds
   * @param rates takes them: a row a point, a column a resample
   */
  static void note(int[] anomalies, int[] normals, double[][] rates, int column) {
    double positives = Arrays.stream(anomalies).sum();
    double negatives = Arrays.stream(normals).sum();
    int point = 0;
    double x = 0;
    double y = 0;
    for (int block = 0; block < anomalies.length; block++) {
      double nextX = x + normals[block];
      double nextY = y + anomalies[block];
      for (; point < POINTS && place(point) * negatives < nextX; point++) {
        double share = (place(point) * negatives - x) / (nextX - x);
        rates[point][column] = (y + share * (nextY - y)) / positives;
      }
      x = nextX;
      y = nextY;
    }
    for (; point < POINTS; point++) {
      rates[point][column] = 1;
    }
  }
}
