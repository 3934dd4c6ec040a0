package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * Precision among as many of the highest scores as somebody would look at.
 *
 * <p>Formula: true positives among the first k places over k, k being 10, 50, 100 or the hundredth
 * part of all scores, rounded up. Ties: as in {@link TopK}, the expected value over all orders.
 * Undefined: unless both classes exist, and where there are fewer than k scores. Chance: the share
 * of anomalies.
 *
 * <p>Source: as {@link TopK}.
 */
public final class FixedDepth implements MetricFamily {
  @Override
  public void compute(ScoredRun run, MetricTable table) {
    compute(run, table, MetricKey.PRECISION_AT_10, 10);
    compute(run, table, MetricKey.PRECISION_AT_50, 50);
    compute(run, table, MetricKey.PRECISION_AT_100, 100);
    int hundredth = (int) ((run.ranking().size() + 99L) / 100);
    compute(run, table, MetricKey.PRECISION_AT_1PCT, hundredth);
  }

  private static void compute(ScoredRun run, MetricTable table, MetricKey key, int depth) {
    RankedScores ranking = run.ranking();
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(reason.get(), key);
    } else if (depth > ranking.size()) {
      table.putUndefined("only " + ranking.size() + " scores are kept", key);
    } else {
      table.put(key, TopK.expectedTruePositives(ranking, depth) / depth);
    }
  }
}
