package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * The highest F1 of any threshold, and that threshold: an oracle, because it uses the labels.
 *
 * <p>Formula: F1 = 2 TP / (predicted + anomalies), predicted being the scores at or above a
 * threshold; maximum over the distinct scores, the lowest threshold among equals. Ties: equal
 * scores share a threshold. Undefined: unless both classes exist. Chance: 2 r / (1 + r) for a share
 * r of anomalies, by predicting everything.
 *
 * <p>Source: van Rijsbergen, "Information Retrieval", 1979; on the optimism of the maximum: Lipton
 * et al., "Optimal thresholding of classifiers to maximize F1 measure", ECML 2014.
 */
public final class BestF1 implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(reason.get(), MetricKey.BEST_F1, MetricKey.BEST_F1_THRESHOLD);
      return;
    }
    RankedScores ranking = run.ranking();
    int best = bestBlock(ranking);
    table.put(MetricKey.BEST_F1, 2.0 * ranking.truePositives(best) / denominator(ranking, best));
    table.put(MetricKey.BEST_F1_THRESHOLD, ranking.threshold(best));
  }

  private static int bestBlock(RankedScores ranking) {
    int best = 0;
    for (int block = 1; block < ranking.blocks(); block++) {
      // Fractions are compared crosswise, so that equal ones are equal; 2^31 * 2^32 fits a long.
      long here = ranking.truePositives(block) * denominator(ranking, best);
      long there = ranking.truePositives(best) * denominator(ranking, block);
      if (here >= there) {
        best = block;
      }
    }
    return best;
  }

  private static long denominator(RankedScores ranking, int block) {
    return (long) ranking.predicted(block) + ranking.anomalies();
  }
}
