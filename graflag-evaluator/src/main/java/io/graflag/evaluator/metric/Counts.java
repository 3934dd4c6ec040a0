package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * How many scores were kept, how many belong to anomalies, and how many are tied.
 *
 * <p>Formula: num_samples counts kept scores; anomaly_ratio is anomalies / samples; tied_share is
 * the share of samples whose score equals another's. Undefined: anomalies without ground truth,
 * shares of nothing. Chance does not apply.
 */
public final class Counts implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    RankedScores ranking = run.ranking();
    table.put(MetricKey.NUM_SAMPLES, ranking.size());
    table.put(MetricKey.NUM_DISTINCT_SCORES, ranking.blocks());
    Optional<String> reason = run.whyNotJudged();
    if (run.mask().isLabelled()) {
      table.put(MetricKey.NUM_ANOMALIES, ranking.anomalies());
    } else {
      table.putUndefined(reason.orElseThrow(), MetricKey.NUM_ANOMALIES, MetricKey.ANOMALY_RATIO);
    }
    if (ranking.size() == 0) {
      table.putUndefined(reason.orElseThrow(), MetricKey.TIED_SHARE);
    } else {
      table.put(MetricKey.TIED_SHARE, (double) ranking.tied() / ranking.size());
    }
    if (run.mask().isLabelled() && ranking.size() == 0) {
      table.putUndefined(reason.orElseThrow(), MetricKey.ANOMALY_RATIO);
    } else if (run.mask().isLabelled()) {
      table.put(MetricKey.ANOMALY_RATIO, (double) ranking.anomalies() / ranking.size());
    }
  }
}
