package io.graflag.evaluator.plot;

import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.ranking.ScoreMask;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores along a stream, anomalies marked, to see bursts, a warm-up, or a drift.
 *
 * <p>x is the time since the first event where every kept score has a time and these differ, else
 * the place in the stream. Each class is counted into as many cells as a picture can show; of a
 * column of normal ones the range and the median are drawn, of one of anomalies the lowest, the
 * quartiles and the highest. So an anomaly among millions stays visible, and drawing takes one
 * pass.
 */
final class TimePlot {
  private static final int DOT = 7;

  private TimePlot() {}

  /** Draws it for stream types with a kept score. */
  static Optional<Chart> of(String subject, ScoredRun run) {
    boolean isStream = run.results().type().time() == ResultType.Time.STREAM;
    return isStream && run.ranking().size() > 0
        ? Optional.of(draw(subject, run))
        : Optional.empty();
  }

  private static Chart draw(String subject, ScoredRun run) {
    ScoreMask mask = run.mask();
    StreamPlaces places = StreamPlaces.of(run);
    ScoreAxis axis = ScoreAxis.of(run.ranking());
    AxisScale x = AxisScale.over(0, places.last());
    AxisScale y = AxisScale.around(axis.place(axis.low()), axis.place(axis.high()));
    ScoreCells normal = new ScoreCells(places.last(), axis);
    ScoreCells anomalous = new ScoreCells(places.last(), axis);
    for (int i = 0; i < mask.total(); i++) {
      byte label = mask.label(i);
      if (label != Labels.UNKNOWN) {
        ScoreCells cells = label == Labels.ANOMALY ? anomalous : normal;
        cells.add(places.at(i), mask.score(i));
      }
    }
    Chart chart = Chart.whole("Scores over time: " + subject, places.title(), x, axis.title(), y);
    chart.drawable().getStyler().setMarkerSize(DOT);
    if (normal.count() > 0) {
      String name = mask.isLabelled() ? "Normal" : "All";
      ScoreCells.Bars ranges = normal.ranges();
      chart.bars(name + " (range)", ranges.x(), ranges.low(), ranges.high(), Palette.BLUE);
      ScoreCells.Dots medians = normal.quantiles(0.5);
      chart.dots(counted(name + " median", normal), medians.x(), medians.y(), Palette.BLUE);
    }
    if (anomalous.count() > 0) {
      ScoreCells.Dots marks = anomalous.quantiles(0, 0.25, 0.5, 0.75, 1);
      chart.dots(counted("Anomaly", anomalous), marks.x(), marks.y(), Palette.VERMILLION);
    }
    return chart;
  }

  private static String counted(String name, ScoreCells cells) {
    return name + String.format(Locale.ROOT, " (n=%,d)", cells.count());
  }
}
