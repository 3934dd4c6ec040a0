package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * The left end of the ROC curve: its area and its height where few normal items are flagged.
 *
 * <p>Formula: partial_auc_fpr is the area A up to a false positive rate f, linear between points,
 * as (1 + (A - f^2 / 2) / (f - f^2 / 2)) / 2, so that a perfect ranking has 1; tpr_at_fpr is the
 * highest true positive rate at f, linear between points. Ties: equal scores are one point.
 * Undefined: unless both classes exist. Chance: 0.5 and f.
 *
 * <p>Source: McClish, "Analyzing a portion of the ROC curve", Medical Decision Making 1989.
 */
public final class PartialArea implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    compute(run, table, 0.01, MetricKey.PARTIAL_AUC_FPR_01, MetricKey.TPR_AT_FPR_01);
    compute(run, table, 0.05, MetricKey.PARTIAL_AUC_FPR_05, MetricKey.TPR_AT_FPR_05);
    compute(run, table, 0.10, MetricKey.PARTIAL_AUC_FPR_10, MetricKey.TPR_AT_FPR_10);
  }

  private static void compute(
      ScoredRun run, MetricTable table, double limit, MetricKey area, MetricKey height) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(reason.get(), area, height);
    } else {
      table.put(area, standardised(run.ranking(), limit));
      table.put(height, height(run.ranking(), limit));
    }
  }

  /** The area up to a false positive rate, after McClish. */
  static double standardised(RankedScores ranking, double limit) {
    double chance = limit * limit / 2;
    return (1 + (area(ranking, limit) - chance) / (limit - chance)) / 2;
  }

  private static double area(RankedScores ranking, double limit) {
    double sum = 0;
    int block = 0;
    while (block < ranking.blocks() && ranking.falsePositiveRate(block) <= limit) {
      double mean = (ranking.truePositiveRate(block - 1) + ranking.truePositiveRate(block)) / 2;
      sum += ranking.normalsIn(block) * mean;
      block++;
    }
    double reached = ranking.falsePositiveRate(block - 1);
    double mean = (ranking.truePositiveRate(block - 1) + height(ranking, limit)) / 2;
    return sum / ranking.normals() + (limit - reached) * mean;
  }

  /** The highest true positive rate at a false positive rate below 1. */
  static double height(RankedScores ranking, double limit) {
    int block = 0;
    while (ranking.falsePositiveRate(block) <= limit) {
      block++;
    }
    double before = ranking.falsePositiveRate(block - 1);
    double share = (limit - before) / (ranking.falsePositiveRate(block) - before);
    double low = ranking.truePositiveRate(block - 1);
    return low + share * (ranking.truePositiveRate(block) - low);
  }
}
