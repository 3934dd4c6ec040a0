package io.graflag.examples;

import io.graflag.core.result.Labels;
import java.util.Arrays;

/**
 * AUC and average precision by their definitions, to check scores without the evaluator.
 *
 * @param auc P(score of an anomaly is above that of a normal), ties count half
 * @param averagePrecision sum over distinct scores of the recall gained times the precision
 * @param distinctScores how many different scores there are
 */
public record Ranking(double auc, double averagePrecision, int distinctScores) {

  /** Ranks scores that fit into floats; labels are 0 and 1. */
  public static Ranking of(double[] scores, byte[] labels) {
    // Score and label in one long, so that millions are sorted without an object each.
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits((float) scores[i]);
      int ascending = bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
      keys[i] = 2L * ascending + (labels[i] == Labels.ANOMALY ? 1 : 0);
    }
    Arrays.sort(keys);
    return of(keys);
  }

  private static Ranking of(long[] ascending) {
    long anomalies = Arrays.stream(ascending).filter(key -> (key & 1) == 1).count();
    long normals = ascending.length - anomalies;
    long hits = 0;
    long alarms = 0;
    double pairsWon = 0;
    double precision = 0;
    int distinct = 0;
    for (int i = ascending.length - 1; i >= 0; distinct++) {
      long score = ascending[i] >> 1;
      long tiedHits = 0;
      long tied = 0;
      for (; i >= 0 && ascending[i] >> 1 == score; i--, tied++) {
        tiedHits += ascending[i] & 1;
      }
      pairsWon += (tied - tiedHits) * (hits + tiedHits / 2.0);
      hits += tiedHits;
      alarms += tied;
      precision += (double) tiedHits / anomalies * hits / alarms;
    }
    return new Ranking(pairsWon / anomalies / normals, precision, distinct);
  }
}
