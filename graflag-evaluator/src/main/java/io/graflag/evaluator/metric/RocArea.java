package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * Area under the ROC curve: how often an anomaly outscores a normal item.
 *
 * <p>Formula: P(score of an anomaly &gt; score of a normal item) + P(equal) / 2, by counting pairs.
 * Ties: half a pair each. Undefined: unless both classes exist. Chance: 0.5.
 *
 * <p>Source: Hanley and McNeil, "The meaning and use of the area under a receiver operating
 * characteristic (ROC) curve", Radiology 1982.
 */
public final class RocArea implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(reason.get(), MetricKey.AUC_ROC);
    } else {
      table.put(MetricKey.AUC_ROC, area(run.ranking()));
    }
  }

  /** The area, from exact counts: the only rounding is that of the final quotient. */
  public static double area(RankedScores ranking) {
    // At most 2 * 2^30 * 2^30, because both classes together fit an array: a long never overflows.
    long twicePairs = 2L * ranking.anomalies() * ranking.normals();
    return (double) twiceWonPairs(ranking) / twicePairs;
  }

  private static long twiceWonPairs(RankedScores ranking) {
    long twice = 0;
    for (int block = 0; block < ranking.blocks(); block++) {
      long lower = (long) ranking.normals() - ranking.falsePositives(block);
      twice += ranking.anomaliesIn(block) * (2 * lower + ranking.normalsIn(block));
    }
    return twice;
  }
}
