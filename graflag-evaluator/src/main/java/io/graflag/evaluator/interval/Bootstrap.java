package io.graflag.evaluator.interval;

import io.graflag.core.evaluation.Confidence;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Intervals of average precision and of precision, recall and F1 at k, by resampling.
 *
 * <p>Formula: anomalies and normal items are each drawn again with replacement, as many as there
 * are (stratified), {@value #RESAMPLES} times from a fixed seed; the interval lies between the 2.5
 * and 97.5 percentile of what the resamples give, linear between ranks; the standard error is their
 * standard deviation. Ties: as in the metrics, and copies of an item are tied. Above {@value
 * RankingBlocks#EXACT_SIZE} items blocks of the ranking are counted in place of single items, see
 * {@link RankingBlocks}; average precision then differs by less than 5e-4.
 *
 * <p>Degenerate: with fewer than two items of a class nothing is drawn. Where all resamples give
 * one value (a perfect or a constant ranking) the interval has no width.
 *
 * <p>Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
 *
 * @param averagePrecision interval of average precision
 * @param topK interval of precision, recall and F1 at k, which are one number where k is the number
 *     of anomalies
 * @param rocBand band of the ROC curve, see {@link RocBand}
 */
public record Bootstrap(Confidence averagePrecision, Confidence topK, RocBand rocBand) {
  static final int RESAMPLES = 1000;
  private static final long SEED = 20_260_309;
  private static final double TAIL = (1 - DeLong.LEVEL) / 2;

  /**
   * Resamples a ranking.
   *
   * @param ranking has at least two items of each class
   */
  public static Bootstrap of(RankedScores ranking) {
    RankingBlocks blocks = RankingBlocks.of(ranking);
    RandomBits random = new RandomBits(SEED);
    CountsDraw anomalyDraw = new CountsDraw(blocks.anomalies());
    CountsDraw normalDraw = new CountsDraw(blocks.normals());
    int[] anomalies = blocks.anomalies();
    int[] normals = blocks.normals();
    double[] precisions = new double[RESAMPLES];
    double[] shares = new double[RESAMPLES];
    double[][] rates = new double[RocBand.POINTS][RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      anomalyDraw.into(anomalies, random);
      normalDraw.into(normals, random);
      precisions[resample] = blocks.averagePrecision(anomalies, normals, true);
      double found = blocks.found(anomalies, normals, ranking.anomalies());
      shares[resample] = found / ranking.anomalies();
      RocBand.note(anomalies, normals, rates, resample);
    }
    return new Bootstrap(interval(precisions), interval(shares), RocBand.of(rates, TAIL));
  }

  private static Confidence interval(double[] values) {
    Arrays.sort(values);
    return new Confidence(
        percentile(values, TAIL),
        percentile(values, 1 - TAIL),
        DeLong.LEVEL,
        Confidence.BOOTSTRAP,
        OptionalDouble.of(deviation(values)),
        OptionalInt.of(RESAMPLES));
  }

  static double percentile(double[] ascending, double share) {
    double place = share * (ascending.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  private static double deviation(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      // Relative to one of them, so that equal values deviate by 0 exactly.
      double shifted = value - values[values.length / 2];
      sum += shifted;
      squares += shifted * shifted;
    }
    double variance = (squares - sum * sum / values.length) / (values.length - 1);
    return Math.sqrt(Math.max(0, variance));
  }
}
