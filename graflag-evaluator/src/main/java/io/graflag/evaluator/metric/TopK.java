package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * Precision, recall and F1 of the k highest scores, k being the number of anomalies.
 *
 * <p>Formula: precision TP / k, recall TP / anomalies, F1 their harmonic mean; at this k the three
 * are one number. Ties: if the k-th place falls into a block of equal scores, TP is its expected
 * value over all orders of the block. Undefined: unless both classes exist. Chance: the share of
 * anomalies.
 *
 * <p>Source of the tie rule: McSherry and Najork, "Computing information retrieval performance
 * measures efficiently in the presence of tied scores", ECIR 2008.
 */
public final class TopK implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(
          reason.get(), MetricKey.PRECISION_AT_K, MetricKey.RECALL_AT_K, MetricKey.F1_AT_K);
      return;
    }
    int k = run.ranking().anomalies();
    double found = expectedTruePositives(run.ranking(), k);
    table.put(MetricKey.PRECISION_AT_K, found / k);
    table.put(MetricKey.RECALL_AT_K, found / run.ranking().anomalies());
    table.put(MetricKey.F1_AT_K, 2 * found / ((double) k + run.ranking().anomalies()));
  }

  /**
   * How many anomalies are among the first k places, on average over the orders of equal scores.
   *
   * @param k from 1 to the number of scores
   */
  static double expectedTruePositives(RankedScores ranking, int k) {
    int block = ranking.blockAt(k);
    long slots = k - ranking.predicted(block - 1);
    long size = ranking.predicted(block) - ranking.predicted(block - 1);
    return ranking.truePositives(block - 1) + (double) (slots * ranking.anomaliesIn(block)) / size;
  }
}
