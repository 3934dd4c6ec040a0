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
  AP_LIFT,
  AP_ADJUSTED,
  PRECISION_AT_10,
  PRECISION_AT_50,
  PRECISION_AT_100,
  PRECISION_AT_1PCT,
  PARTIAL_AUC_FPR_01,
  PARTIAL_AUC_FPR_05,
  PARTIAL_AUC_FPR_10,
  TPR_AT_FPR_01,
  TPR_AT_FPR_05,
  TPR_AT_FPR_10,
  HITS_AT_10,
  HITS_AT_50,
  HITS_AT_100,
  MRR,
  DETECTION_DELAY_EVENTS_FPR_01,
  DETECTION_DELAY_EVENTS_FPR_05,
  DETECTION_DELAY_TIME_FPR_01,
  DETECTION_DELAY_TIME_FPR_05,
  MISSED_SEGMENTS_FPR_01,
  MISSED_SEGMENTS_FPR_05,
  NUM_DISTINCT_SCORES,
  TIED_SHARE;

  /** The name in files and tables: "auc_roc". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
