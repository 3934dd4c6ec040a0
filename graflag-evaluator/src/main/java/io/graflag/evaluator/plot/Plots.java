package io.graflag.evaluator.plot;

import io.graflag.core.spot.SpotTable;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.metric.MetricKey;
import io.graflag.evaluator.metric.MetricTable;
import io.graflag.evaluator.metric.ScoredRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws everything that can be drawn of a run. */
public final class Plots {
  private final String subject;
  private final Map<String, Picture> drawn = new LinkedHashMap<>();

  private Plots(String subject) {
    this.subject = subject;
  }

  /**
   * Draws the pictures of a run, by kind; what is not defined is left out.
   *
   * @param subject method and dataset, for the titles
   * @param roc the ROC curve, where both classes exist
   * @param precisionRecall the precision-recall curve, likewise
   * @param background what is drawn behind the ROC curve
   * @param spots the spot tables
   */
  public static Map<String, Picture> draw(
      String subject,
      ScoredRun run,
      MetricTable metrics,
      Optional<Curve> roc,
      Optional<Curve> precisionRecall,
      RocBackground background,
      List<SpotTable> spots) {
    Plots plots = new Plots(subject);
    roc.ifPresent(curve -> plots.roc(curve, metrics, background));
    precisionRecall.ifPresent(curve -> plots.precisionRecall(curve, metrics));
    if (run.ranking().size() > 0) {
      plots.distribution(run);
      plots.overTime(run);
    }
    spots.forEach(plots::spot);
    return plots.drawn;
  }

  /** Why nothing can be drawn on this machine, with advice; empty where all is well. */
  public static Optional<String> problem() {
    return PlotFont.problem()
        .map(
            cause ->
                "No plots were drawn, because this machine has no usable fonts ("
                    + cause
                    + "); install fontconfig and a font such as DejaVu.");
  }

  /** The name of the file of a kind of picture. */
  public static String fileName(String kind) {
    return kind + ".png";
  }

  private void roc(Curve curve, MetricTable metrics, RocBackground background) {
    double area = metrics.value(MetricKey.AUC_ROC).orElseThrow();
    drawn.put("roc_curve", Picture.of(CurvePlot.roc(subject, curve, area, background)));
  }

  private void precisionRecall(Curve curve, MetricTable metrics) {
    double average = metrics.value(MetricKey.AVERAGE_PRECISION).orElseThrow();
    double baseRate = metrics.value(MetricKey.ANOMALY_RATIO).orElseThrow();
    drawn.put("pr_curve", Picture.of(CurvePlot.precisionRecall(subject, curve, average, baseRate)));
  }

  private void distribution(ScoredRun run) {
    drawn.put(
        "score_distribution",
        Picture.of(DistributionPlot.of(subject, run.ranking(), run.mask().isLabelled())));
  }

  private void overTime(ScoredRun run) {
    TimePlot.of(subject, run).ifPresent(chart -> drawn.put("score_over_time", Picture.of(chart)));
  }

  private void spot(SpotTable table) {
    SpotPlot.of(subject, table).ifPresent(picture -> drawn.put(table.group() + "_curves", picture));
  }
}
