package io.graflag.evaluator.plot;

import java.util.List;

/** Curves of several runs in one picture, each with a colour and dashes of its own. */
public final class OverlayPlot {
  private OverlayPlot() {}

  /**
   * ROC curves.
   *
   * @param subject what they are of, for the title
   */
  public static Picture roc(String subject, List<Rival> runs) {
    Chart chart = CurvePlot.rocAxes("ROC: " + subject);
    for (int i = 0; i < runs.size(); i++) {
      Rival run = runs.get(i);
      String name = CurvePlot.named(run.name() + ", AUC", run.area());
      chart.overlaid(name, run.curve().x(), run.curve().y(), i, false);
    }
    return Picture.of(chart);
  }

  /**
   * Precision-recall curves, as steps; chance is left out, because it may differ among runs.
   *
   * @param subject what they are of, for the title
   */
  public static Picture precisionRecall(String subject, List<Rival> runs) {
    Chart chart =
        Chart.whole(
            "Precision-recall: " + subject, "Recall", AxisScale.UNIT, "Precision", AxisScale.UNIT);
    for (int i = 0; i < runs.size(); i++) {
      Rival run = runs.get(i);
      String name = CurvePlot.named(run.name() + ", AP", run.area());
      chart.overlaid(name, run.curve().x(), CurvePlot.reachable(run.curve()), i, true);
    }
    return Picture.of(chart);
  }
}
