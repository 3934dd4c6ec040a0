package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Average precision, and for comparison the trapezoid area under the same points.
 *
 * <p>Formula: sum over distinct scores of (R_n - R_{n-1}) * P_n; the trapezoid takes (P_{n-1} +
 * P_n) / 2 in place of P_n and starts from precision 1 at recall 0. Ties: equal scores are one
 * point. Undefined: unless both classes exist. Chance: the share of anomalies.
 *
 * <p>The trapezoid interpolates between points that no threshold reaches and is too high; it is
 * what rules 1 called auc_pr. Source: Davis and Goadrich, "The relationship between
 * precision-recall and ROC curves", ICML 2006.
 */
public final class PrecisionRecallArea implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(
          reason.get(), MetricKey.AUC_PR, MetricKey.AVERAGE_PRECISION, MetricKey.AUC_PR_TRAPEZOID);
      return;
    }
    double averagePrecision = averagePrecision(run.ranking());
    table.put(MetricKey.AUC_PR, averagePrecision);
    table.put(MetricKey.AVERAGE_PRECISION, averagePrecision);
    table.put(MetricKey.AUC_PR_TRAPEZOID, trapezoid(run.ranking()));
  }

  /** The step sum. */
  public static double averagePrecision(RankedScores ranking) {
    return meanOverAnomalies(ranking, ranking::precision);
  }

  /** The mean, over the anomalies, of what the block of each one has. */
  static double meanOverAnomalies(RankedScores ranking, IntToDoubleFunction ofBlock) {
    Sum sum = new Sum();
    for (int block = 0; block < ranking.blocks(); block++) {
      int found = ranking.anomaliesIn(block);
      if (found > 0) {
        sum.add(found * ofBlock.applyAsDouble(block));
      }
    }
    return sum.value() / ranking.anomalies();
  }

  /** The trapezoid area. */
  static double trapezoid(RankedScores ranking) {
    Sum sum = new Sum();
    double before = 1;
    for (int block = 0; block < ranking.blocks(); block++) {
      double precision = ranking.precision(block);
      sum.add(ranking.anomaliesIn(block) * (before + precision) / 2);
      before = precision;
    }
    return sum.value() / ranking.anomalies();
  }

  /**
   * A sum whose error does not grow with the number of terms.
   *
   * <p>Source: Kahan, "Further remarks on reducing truncation errors", CACM 1965.
   */
  private static final class Sum {
    private double sum;
    private double lost;

    void add(double term) {
      double corrected = term - lost;
      double next = sum + corrected;
      lost = (next - sum) - corrected;
      sum = next;
    }

    double value() {
      return sum;
    }
  }
}
