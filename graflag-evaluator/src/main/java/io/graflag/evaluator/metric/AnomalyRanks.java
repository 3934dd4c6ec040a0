package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * At which ranks the anomalies are, as in the prediction of links.
 *
 * <p>Formula: the rank of an anomaly among all samples counts from 1; mrr is the mean of 1 / rank
 * over the anomalies, hits_at_k the share of them with a rank of at most k. Ties: the mean of the
 * best and the worst rank in the block. Undefined: unless both classes exist. Chance: k / n for
 * hits_at_k and (1 + 1/2 + ... + 1/n) / n for mrr, with n samples.
 *
 * <p>Source: Berrendorf et al., "On the ambiguity of rank-based evaluation of entity alignment or
 * link prediction methods", 2020, for the rank of ties.
 */
public final class AnomalyRanks implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(
          reason.get(),
          MetricKey.HITS_AT_10,
          MetricKey.HITS_AT_50,
          MetricKey.HITS_AT_100,
          MetricKey.MRR);
      return;
    }
    RankedScores ranking = run.ranking();
    table.put(MetricKey.HITS_AT_10, hits(ranking, 10));
    table.put(MetricKey.HITS_AT_50, hits(ranking, 50));
    table.put(MetricKey.HITS_AT_100, hits(ranking, 100));
    table.put(MetricKey.MRR, meanReciprocal(ranking));
  }

  private static double rank(RankedScores ranking, int block) {
    return ((double) ranking.predicted(block - 1) + 1 + ranking.predicted(block)) / 2;
  }

  private static double hits(RankedScores ranking, int depth) {
    int block = 0;
    while (block < ranking.blocks() && rank(ranking, block) <= depth) {
      block++;
    }
    return ranking.truePositiveRate(block - 1);
  }

  private static double meanReciprocal(RankedScores ranking) {
    double sum = 0;
    for (int block = 0; block < ranking.blocks(); block++) {
      sum += ranking.anomaliesIn(block) / rank(ranking, block);
    }
    return sum / ranking.anomalies();
  }
}
