package io.graflag.evaluator.plot;

import io.graflag.evaluator.ranking.RankedScores;
import java.math.BigDecimal;

/**
 * The axis of a score distribution: linear, or logarithmic where few scores lie far out.
 *
 * <p>It is logarithmic where the range is over 20 times that of the middle half of the scores, or
 * over 1,000 times that of the middle half of one class, which a linear axis would press into one
 * bar. Nothing is cut off: the far scores are the interesting ones.
 *
 * @param unit where a logarithmic axis turns from linear to logarithmic; 0 for a linear axis
 * @param low lowest score
 * @param high highest score
 */
record ScoreAxis(double unit, double low, double high) {
  private static final double MIDDLE_TAIL = 0.25;
  private static final double FAR = 20;
  private static final double FAR_FROM_A_CLASS = 1000;
  private static final double NEAR_THE_END = 0.05;

  /** Chooses an axis for scores, of which there is at least one. */
  static ScoreAxis of(RankedScores ranking) {
    double high = ranking.threshold(0);
    double low = ranking.threshold(ranking.blocks() - 1);
    int tail = (int) (MIDDLE_TAIL * ranking.size());
    double middle =
        ranking.threshold(ranking.blockAt(1 + tail))
            - ranking.threshold(ranking.blockAt(ranking.size() - tail));
    double range = high - low;
    // Where most scores are equal, a spike and what lies beside it is the true picture.
    if (middle > 0 && range > FAR * middle) {
      return new ScoreAxis(unit(middle), low, high);
    }
    double normals = middleHalf(ranking, ranking.normals(), false);
    double anomalies = middleHalf(ranking, ranking.anomalies(), true);
    double narrower =
        normals > 0 && anomalies > 0 ? Math.min(normals, anomalies) : Math.max(normals, anomalies);
    boolean isLinear = narrower == 0 || range <= FAR_FROM_A_CLASS * narrower;
    return new ScoreAxis(isLinear ? 0 : unit(narrower), low, high);
  }

  /** How far the middle half of one class reaches; 0 where the class is empty. */
  private static double middleHalf(RankedScores ranking, int size, boolean anomalies) {
    long tail = (long) (MIDDLE_TAIL * size);
    double from = Double.NaN;
    for (int block = 0; block < ranking.blocks(); block++) {
      long seen = anomalies ? ranking.truePositives(block) : ranking.falsePositives(block);
      if (Double.isNaN(from) && seen > tail) {
        from = ranking.threshold(block);
      }
      if (seen > 0 && seen >= size - tail) {
        return from - ranking.threshold(block);
      }
    }
    return 0;
  }

  private static double unit(double middle) {
    // Log10(1 + score) is the axis that people know; tiny scores need another unit than 1.
    return middle >= 1 ? 1 : Math.pow(10, Math.floor(Math.log10(middle)));
  }

  /** Where a score lies on the axis. */
  double place(double score) {
    if (unit == 0) {
      return score;
    }
    double ratio = Math.abs(score) / unit;
    double log =
        Double.isInfinite(ratio)
            ? Math.log10(Math.abs(score)) - Math.log10(unit)
            : Math.log1p(ratio) / Math.log(10);
    return Math.copySign(log, score);
  }

  /** The score that lies at a place; infinite where that is beyond all scores. */
  double score(double place) {
    return unit == 0
        ? place
        : Math.copySign(unit * Math.expm1(Math.abs(place) * Math.log(10)), place);
  }

  /** From the lowest score to the highest; from 0 to 1 for scores that nearly fill that. */
  AxisScale scale() {
    boolean areShares =
        low >= 0 && low <= NEAR_THE_END && high <= 1 && high >= 1 - NEAR_THE_END && unit == 0;
    return areShares ? AxisScale.UNIT : AxisScale.over(place(low), place(high));
  }

  /** What the axis shows, in words. */
  String title() {
    if (unit == 0) {
      return "Anomaly score";
    }
    String divisor = unit == 1 ? "" : " / " + AxisScale.text(BigDecimal.valueOf(unit));
    return low >= 0
        ? "log10(1 + score" + divisor + ")"
        : "sign(score) × log10(1 + |score|" + divisor + ")";
  }
}
