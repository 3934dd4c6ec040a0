package io.graflag.evaluator.metric;

import java.util.Locale;

/**
 * Names of the metrics, in the order in which evaluation.json holds them.
 *
 * <p>The keys of the original come first and in its order.
 */
public enum MetricKey {
  AUC_ROC,
  AUC_PR,
  PRECISION_AT_K,
  RECALL_AT_K,
  F1_AT_K,
  BEST_F1,
  BEST_F1_THRESHOLD,
  NUM_ANOMALIES,
  NUM_SAMPLES,
  ANOMALY_RATIO,
  TEMPORAL_SPAN,
  NUM_TIMESTAMPS,
  NUM_UNIQUE_EDGES,
  NUM_UNIQUE_NODES,
  TOTAL_EDGE_OCCURRENCES,
  AVERAGE_PRECISION,
  AUC_PR_TRAPEZOID,
  NUM_DISTINCT_SCORES,
  TIED_SHARE;

  /** The name in files and tables: "auc_roc". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
