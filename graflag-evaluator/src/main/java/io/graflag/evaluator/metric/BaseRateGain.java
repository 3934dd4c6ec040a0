package io.graflag.evaluator.metric;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Optional;

/**
 * Average precision against that of chance, so that datasets can be compared.
 *
 * <p>Formula: with a share r of anomalies ap_lift is AP / r, ap_adjusted (AP - r) / (1 - r). Ties:
 * as in {@link PrecisionRecallArea}. Undefined: unless both classes exist. Chance: 1 and 0; a
 * perfect ranking has 1 / r and 1.
 *
 * <p>Source: Campos et al., "On the evaluation of unsupervised outlier detection", DMKD 2016.
 */
public final class BaseRateGain implements MetricFamily {

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(reason.get(), MetricKey.AP_LIFT, MetricKey.AP_ADJUSTED);
      return;
    }
    RankedScores ranking = run.ranking();
    double rate = (double) ranking.anomalies() / ranking.size();
    // Each precision against the base rate before they are summed: without a gain, exactly 1 and 0.
    double lift =
        PrecisionRecallArea.meanOverAnomalies(ranking, block -> ranking.precision(block) / rate);
    double gain =
        PrecisionRecallArea.meanOverAnomalies(ranking, block -> ranking.precision(block) - rate);
    table.put(MetricKey.AP_LIFT, lift);
    table.put(MetricKey.AP_ADJUSTED, gain / (1 - rate));
  }
}
