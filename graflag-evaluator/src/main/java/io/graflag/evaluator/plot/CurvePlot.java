package io.graflag.evaluator.plot;

import io.graflag.evaluator.curve.Curve;
import java.util.List;
import java.util.Locale;

/** The ROC and the precision-recall curve, each with what chance would give. */
final class CurvePlot {
  private CurvePlot() {}

  /**
   * The ROC curve.
   *
   * @param subject method and dataset
   * @param area the area under the whole curve, for the legend
   * @param background what is drawn behind it
   */
  static Chart roc(String subject, Curve curve, double area, RocBackground background) {
    Chart chart = rocAxes("ROC: " + subject);
    background
        .band()
        .ifPresent(
            band ->
                chart.band(
                    "95 % interval, pointwise",
                    band.falsePositiveRates(), band.low(), band.high(), Palette.BLUE));
    List<Rival> rivals = background.best();
    for (int i = 0; i < rivals.size(); i++) {
      Rival rival = rivals.get(i);
      chart.behind(named(rival.name(), rival.area()), rival.curve().x(), rival.curve().y(), i);
    }
    return chart.line(named("Method (AUC", area) + ")", curve.x(), curve.y(), Palette.BLUE);
  }

  /** Axes of ROC curves with the line of chance. */
  static Chart rocAxes(String title) {
    double[] diagonal = {0, 1};
    return Chart.whole(
            title, "False positive rate", AxisScale.UNIT, "True positive rate", AxisScale.UNIT)
        .reference("Chance (AUC 0.5)", diagonal, diagonal);
  }

  /**
   * The precision-recall curve, as the steps whose area is the average precision.
   *
   * <p>The point at recall 0, which no threshold reaches, is drawn at the height of its neighbour.
   *
   * @param subject method and dataset
   * @param averagePrecision for the legend
   * @param baseRate the share of anomalies, which is what chance gives
   */
  static Chart precisionRecall(
      String subject, Curve curve, double averagePrecision, double baseRate) {
    return Chart.whole(
            "Precision-recall: " + subject, "Recall", AxisScale.UNIT, "Precision", AxisScale.UNIT)
        .reference(
            named("Chance (AP", baseRate) + ")",
            new double[] {0, 1},
            new double[] {baseRate, baseRate})
        .steps(named("AP", averagePrecision), curve.x(), reachable(curve), Palette.BLUE);
  }

  /** Precisions, with the point that no threshold reaches at the height of its neighbour. */
  static double[] reachable(Curve curve) {
    double[] precision = curve.y().clone();
    precision[precision.length - 1] = precision[precision.length - 2];
    return precision;
  }

  static String named(String what, double value) {
    return what + String.format(Locale.ROOT, " %.4f", value);
  }
}
