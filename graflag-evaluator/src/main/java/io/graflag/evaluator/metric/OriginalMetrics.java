package io.graflag.evaluator.metric;

import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.evaluator.ranking.RankedScores;
import io.graflag.evaluator.ranking.ScoreMask;
import java.util.Optional;

/**
 * The metrics of the original GraFlag, rules 1: for comparison with what it published.
 *
 * <p>Where they differ from ours: auc_pr is the trapezoid area; of equal scores at the k-th place
 * those later in the file count as higher; best F1 is the first maximum of 2PR / (P + R + 1e-10) by
 * ascending threshold; temporal_span is whole. Undefined: auc_roc and auc_pr unless both classes
 * exist; all other keys are left out then, as are those of time and edges where the results hold
 * none. Chance: as in our metrics.
 *
 * <p>The original rounds to four decimals, prints a threshold of 0 as null and leaves the order of
 * equal scores to its library; none of this is repeated. Source: GraFlag 1.0, 2025.
 */
final class OriginalMetrics {
  private static final double AGAINST_ZERO = 1e-10;

  private OriginalMetrics() {}

  /** Computes all of them for a run under the original's mask. */
  static MetricTable compute(ScoredRun run) {
    MetricTable table = new MetricTable();
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      table.putUndefined(reason.get(), MetricKey.AUC_ROC, MetricKey.AUC_PR);
    } else {
      judge(run, table);
    }
    ResultType type = run.results().type();
    if (type.time() != ResultType.Time.STATIC && run.results().timestamps().isPresent()) {
      putTimes(run, table);
    }
    EdgeCounts edges = new EdgeCounts();
    if (edges.appliesTo(type) && run.results().edges().isPresent()) {
      edges.compute(run, table);
    }
    return table;
  }

  private static void judge(ScoredRun run, MetricTable table) {
    RankedScores ranking = run.ranking();
    table.put(MetricKey.AUC_ROC, RocArea.area(ranking));
    table.put(MetricKey.AUC_PR, PrecisionRecallArea.trapezoid(ranking));
    double precision = precisionAtK(run);
    table.put(MetricKey.PRECISION_AT_K, precision);
    table.put(MetricKey.RECALL_AT_K, precision);
    table.put(MetricKey.F1_AT_K, precision);
    putBestF1(ranking, table);
    table.put(MetricKey.NUM_ANOMALIES, ranking.anomalies());
    table.put(MetricKey.NUM_SAMPLES, ranking.size());
    table.put(MetricKey.ANOMALY_RATIO, (double) ranking.anomalies() / ranking.size());
  }

  private static double precisionAtK(ScoredRun run) {
    RankedScores ranking = run.ranking();
    ScoreMask mask = run.mask();
    int block = ranking.blockAt(ranking.anomalies());
    int slots = ranking.anomalies() - ranking.predicted(block - 1);
    int found = ranking.truePositives(block - 1);
    for (int i = mask.total() - 1; slots > 0; i--) {
      byte label = mask.label(i);
      if (label != Labels.UNKNOWN && mask.score(i) == ranking.threshold(block)) {
        slots--;
        found += label == Labels.ANOMALY ? 1 : 0;
      }
    }
    return (double) found / ranking.anomalies();
  }

  private static void putBestF1(RankedScores ranking, MetricTable table) {
    int best = 0;
    for (int block = 1; block < ranking.blocks(); block++) {
      // Blocks descend, so that of equal values the lowest threshold stays.
      if (f1(ranking, block) >= f1(ranking, best)) {
        best = block;
      }
    }
    table.put(MetricKey.BEST_F1, f1(ranking, best));
    table.put(MetricKey.BEST_F1_THRESHOLD, ranking.threshold(best));
  }

  private static double f1(RankedScores ranking, int block) {
    double precision = ranking.precision(block);
    double recall = ranking.truePositiveRate(block);
    return 2 * (precision * recall) / (precision + recall + AGAINST_ZERO);
  }

  private static void putTimes(ScoredRun run, MetricTable table) {
    MetricTable ours = new MetricTable();
    new TimeSpan().compute(run, ours);
    ours.value(MetricKey.TEMPORAL_SPAN)
        .ifPresent(span -> table.put(MetricKey.TEMPORAL_SPAN, (long) span));
    ours.value(MetricKey.NUM_TIMESTAMPS)
        .ifPresent(count -> table.put(MetricKey.NUM_TIMESTAMPS, (long) count));
  }
}
