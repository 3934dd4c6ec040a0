package io.graflag.evaluator.integrity;

import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares the areas that a method reports of itself with those computed from its scores.
 *
 * <p>Every number in {@code metadata.summary} whose key contains "auc" is such a report: of the
 * metric of that very name where there is one, of average precision where the key names the curve
 * of precision and recall ("pr_auc", "AUPRC", "test auc-pr"), else of the ROC area.
 */
final class ReportedAreas {
  private static final String AREA = "auc";
  private static final Pattern PRECISION =
      Pattern.compile("aucpr|auprc|prauc|prcauc|(?<![a-z])prc?(?![a-z])");

  private static final double TOLERANCE = 1e-4;

  private ReportedAreas() {}

  static List<Finding> check(Map<String, Object> metadata, Map<String, Number> metrics) {
    List<Finding> findings = new ArrayList<>();
    if (metadata.get("summary") instanceof Map<?, ?> summary) {
      summary.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Number reported && name.toLowerCase(Locale.ROOT).contains(AREA)) {
              compare(name, reported, metrics, findings);
            }
          });
    }
    return findings;
  }

  private static void compare(
      String name, Number reported, Map<String, Number> metrics, List<Finding> findings) {
    String metric = metric(name.toLowerCase(Locale.ROOT), metrics);
    Number ours = metrics.get(metric);
    if (ours == null || Math.abs(reported.doubleValue() - ours.doubleValue()) <= TOLERANCE) {
      return;
    }
    findings.add(
        new Finding(
            "reported_auc",
            "The method reports "
                + name
                + " "
                + reported
                + ", but "
                + metric
                + " of its scores is "
                + ours
                + "."));
  }

  private static String metric(String name, Map<String, Number> metrics) {
    if (metrics.containsKey(name)) {
      return name;
    }
    return PRECISION.matcher(name).find()
        ? BaselineResult.AVERAGE_PRECISION
        : BaselineResult.AUC_ROC;
  }
}
