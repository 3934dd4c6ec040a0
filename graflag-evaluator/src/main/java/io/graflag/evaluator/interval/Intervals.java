package io.graflag.evaluator.interval;

import io.graflag.core.evaluation.Confidence;
import io.graflag.evaluator.metric.MetricKey;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The intervals of a ranking's metrics.
 *
 * @param values by the metric's name, in the order of {@link MetricKey}; metrics that are not
 *     defined or have no interval are left out
 * @param warnings why there are none, or what an interval cannot tell
 * @param rocBand band of the ROC curve; empty where there are no intervals
 */
public record Intervals(
    Map<String, Confidence> values, List<String> warnings, Optional<RocBand> rocBand) {

  /** No intervals, and nothing to say about it. */
  public static final Intervals NONE = new Intervals(Map.of(), List.of(), Optional.empty());

  /** Computes all of them; {@link DeLong} for the ROC area, {@link Bootstrap} for the rest. */
  public static Intervals of(RankedScores ranking) {
    if (ranking.anomalies() == 0 || ranking.normals() == 0) {
      return NONE; // the metrics themselves say why
    }
    if (!DeLong.isDefined(ranking)) {
      return new Intervals(
          Map.of(),
          List.of(
              "No metric has an interval: that needs two anomalies and two normal items, but "
                  + ranking.anomalies()
                  + " and "
                  + ranking.normals()
                  + " are kept."),
          Optional.empty());
    }
    DeLong area = DeLong.of(ranking);
    Bootstrap resampled = Bootstrap.of(ranking);
    Map<String, Confidence> values = new LinkedHashMap<>();
    values.put(MetricKey.AUC_ROC.key(), area.interval());
    values.put(MetricKey.AUC_PR.key(), resampled.averagePrecision());
    values.put(MetricKey.PRECISION_AT_K.key(), resampled.topK());
    values.put(MetricKey.RECALL_AT_K.key(), resampled.topK());
    values.put(MetricKey.F1_AT_K.key(), resampled.topK());
    values.put(MetricKey.AVERAGE_PRECISION.key(), resampled.averagePrecision());
    List<String> warnings = area.standardError() == 0 ? List.of(noWidth(area)) : List.of();
    return new Intervals(values, warnings, Optional.of(resampled.rocBand()));
  }

  private static String noWidth(DeLong area) {
    return "The interval of auc_roc has no width, because all anomalies are placed alike and all"
        + " normal items too: how far other samples would be from "
        + area.area()
        + " cannot be told.";
  }
}
