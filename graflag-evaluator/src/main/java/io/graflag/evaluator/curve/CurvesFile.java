package io.graflag.evaluator.curve;

import io.graflag.core.AtomicFile;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes curves.json: both curves, {@code null} where one is not defined, and where the results
 * have times the ROC area over time.
 */
public final class CurvesFile {
  private CurvesFile() {}

  /**
   * Replaces the file.
   *
   * @param roc the ROC curve, where both classes exist
   * @param precisionRecall the precision-recall curve, likewise
   * @param areaByTime the ROC area over time, for results with timestamps
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public static void write(
      Path target,
      Optional<Curve> roc,
      Optional<Curve> precisionRecall,
      Optional<AreaByTime> areaByTime) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("roc", roc.map(curve -> columns("fpr", "tpr", curve)).orElse(null));
    json.put(
        "pr", precisionRecall.map(curve -> columns("recall", "precision", curve)).orElse(null));
    areaByTime.ifPresent(areas -> json.put("auc_by_time", columns(areas)));
    // One line: thousands of numbers, one a line, help nobody.
    byte[] text = (Json.line(json) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(target, out -> out.write(text));
  }

  private static Map<String, Object> columns(String x, String y, Curve curve) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put(x, values(curve.x()));
    columns.put(y, values(curve.y()));
    columns.put("thresholds", values(curve.thresholds()));
    return columns;
  }

  private static Map<String, Object> columns(AreaByTime areas) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("from", values(areas.from()));
    columns.put("to", values(areas.to()));
    columns.put("auc_roc", values(areas.area()));
    return columns;
  }

  private static List<Double> values(double[] column) {
    List<Double> values = new ArrayList<>(column.length);
    for (double value : column) {
      values.add(value); // NaN is written as null
    }
    return values;
  }
}
