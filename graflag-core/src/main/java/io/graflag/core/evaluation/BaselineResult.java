package io.graflag.core.evaluation;

import io.graflag.core.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a score reaches that needs no method, on the items that the method was judged on.
 *
 * @param description what the score is, without a full stop
 * @param metrics {@code auc_roc} and {@code average_precision}; null where not defined
 * @param confidence intervals, by the metric's name
 * @param note how it was brought together with the results, where a reader should know
 * @param refused why it could not be computed, a sentence; empty where it was
 */
public record BaselineResult(
    String description,
    Map<String, Number> metrics,
    Map<String, Confidence> confidence,
    Optional<String> note,
    Optional<String> refused) {
  /** Area under the ROC curve. */
  public static final String AUC_ROC = "auc_roc";

  /** Average precision. */
  public static final String AVERAGE_PRECISION = "average_precision";

  public BaselineResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
  }

  /** A baseline that could not be computed. */
  public static BaselineResult refused(String description, String reason) {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(AUC_ROC, null);
    metrics.put(AVERAGE_PRECISION, null);
    return new BaselineResult(
        description, metrics, Map.of(), Optional.empty(), Optional.of(reason));
  }

  static BaselineResult from(JsonObject json) {
    return new BaselineResult(
        json.requiredText("description"),
        json.object("metrics").map(Evaluation::numbers).orElse(Map.of()),
        json.object("confidence").map(Evaluation::confidence).orElse(Map.of()),
        json.text("note"),
        json.text("refused"));
  }
}
