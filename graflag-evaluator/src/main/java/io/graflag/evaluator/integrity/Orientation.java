package io.graflag.evaluator.integrity;

import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether the scores may point the wrong way: higher has to mean more anomalous. */
final class Orientation {
  private static final double CHANCE = 0.5;

  private Orientation() {}

  /** Doubts an area whose whole interval lies below chance. */
  static Optional<Finding> check(Map<String, Number> metrics, Optional<Confidence> interval) {
    Number area = metrics.get(BaselineResult.AUC_ROC);
    if (area == null
        || area.doubleValue() >= CHANCE
        || interval.filter(range -> range.high() < CHANCE).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "orientation",
            String.format(
                Locale.ROOT,
                "auc_roc is %.4f with an interval of %.4f to %.4f, all below 0.5: is the orientation"
                    + " right, is a higher score more anomalous?",
                area.doubleValue(),
                interval.get().low(),
                interval.get().high())));
  }
}
