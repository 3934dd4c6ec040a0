package io.graflag.evaluator.plot;

import io.graflag.core.column.DoubleColumn;
import io.graflag.evaluator.ranking.RankedScores;
import java.awt.Color;
import java.util.Locale;

/**
 * How the scores of each class are distributed.
 *
 * <p>Each class is a histogram of area 1, so that five anomalies among thousands are seen. Where
 * the peaks differ over tenfold, each is drawn relative to its own peak, and the axis says so.
 */
final class DistributionPlot {
  private static final int FEWEST_BINS = 11;
  private static final int MOST_BINS = 61;
  private static final double PEAKS_APART = 10;
  private static final double MOST_WHOLE = 1e9;

  private DistributionPlot() {}

  /**
   * The distribution of scores, of which there is at least one.
   *
   * @param subject method and dataset
   * @param isLabelled whether classes are known; if not, all scores are in the normal one
   */
  static Chart of(String subject, RankedScores ranking, boolean isLabelled) {
    ScoreAxis axis = ScoreAxis.of(ranking);
    int bins = bins(ranking.size());
    AxisScale x = axis.scale();
    if (areWhole(ranking, axis)) {
      // Bins that hold one whole number more or less than their neighbours would draw false spikes.
      double width = Math.ceil((axis.high() - axis.low() + 1) / bins);
      bins = (int) Math.ceil((axis.high() - axis.low() + 1) / width);
      x = AxisScale.over(axis.low() - 0.5, axis.low() - 0.5 + bins * width);
    }
    double[] normal = new double[bins];
    double[] anomalous = new double[normal.length];
    for (int block = 0; block < ranking.blocks(); block++) {
      int bin = bin(axis.place(ranking.threshold(block)), x, normal.length);
      normal[bin] += ranking.normalsIn(block);
      anomalous[bin] += ranking.anomaliesIn(block);
    }
    boolean relative = scale(normal, anomalous, x);
    AxisScale y = AxisScale.over(0, 1.04 * Math.max(peak(normal), peak(anomalous)));
    String density = relative ? "Density relative to the peak of each class" : "Density";
    Chart chart = Chart.whole("Scores: " + subject, axis.title(), x, density, y);
    add(chart, isLabelled ? "Normal" : "All", ranking.normals(), normal, x, Palette.BLUE);
    add(chart, "Anomaly", ranking.anomalies(), anomalous, x, Palette.VERMILLION);
    return chart;
  }

  private static boolean areWhole(RankedScores ranking, ScoreAxis axis) {
    boolean whole = axis.unit() == 0 && axis.low() < axis.high() && axis.high() < MOST_WHOLE;
    for (int block = 0; whole && block < ranking.blocks(); block++) {
      whole = ranking.threshold(block) == Math.rint(ranking.threshold(block));
    }
    return whole && axis.low() > -MOST_WHOLE;
  }

  /** How many bins: by the Rice rule, 2 times the cube root of the number of scores, plus one. */
  private static int bins(int scores) {
    return (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, 2 * Math.round(Math.cbrt(scores)) + 1));
  }

  private static int bin(double place, AxisScale x, int bins) {
    double share = (place / 2 - x.low() / 2) / (x.high() / 2 - x.low() / 2);
    return Math.max(0, Math.min(bins - 1, (int) (share * bins)));
  }

  /** Turns counts into densities; whether those had to be made relative to their peaks. */
  private static boolean scale(double[] normal, double[] anomalous, AxisScale x) {
    divide(normal, total(normal));
    divide(anomalous, total(anomalous));
    double one = peak(normal);
    double other = peak(anomalous);
    double width = (x.high() / 2 - x.low() / 2) / normal.length * 2;
    boolean apart =
        one > 0 && other > 0 && (one > PEAKS_APART * other || other > PEAKS_APART * one);
    boolean relative = apart || Double.isInfinite(Math.max(one, other) / width);
    divide(normal, relative ? one : width);
    divide(anomalous, relative ? other : width);
    return relative;
  }

  private static void add(
      Chart chart, String name, int count, double[] heights, AxisScale x, Color color) {
    if (count == 0) {
      return;
    }
    DoubleColumn xs = new DoubleColumn();
    DoubleColumn ys = new DoubleColumn();
    for (int bin = 0; bin < heights.length; bin++) {
      double left = edge(x, bin, heights.length);
      double right = edge(x, bin + 1, heights.length);
      if (heights[bin] > 0) {
        boolean starts = bin == 0 || heights[bin - 1] == 0;
        boolean ends = bin == heights.length - 1 || heights[bin + 1] == 0;
        point(xs, ys, left, starts ? 0 : heights[bin - 1]);
        point(xs, ys, left, heights[bin]);
        point(xs, ys, right, heights[bin]);
        point(xs, ys, right, ends ? 0 : heights[bin + 1]);
        if (ends) {
          point(xs, ys, right, Double.NaN); // a gap, rather than a line along zero
        }
      }
    }
    chart.area(
        name + String.format(Locale.ROOT, " (n=%,d)", count), xs.toArray(), ys.toArray(), color);
  }

  private static void point(DoubleColumn xs, DoubleColumn ys, double x, double y) {
    xs.add(x);
    ys.add(y);
  }

  private static double edge(AxisScale x, int edge, int bins) {
    double share = (double) edge / bins;
    return x.low() * (1 - share) + x.high() * share;
  }

  private static void divide(double[] values, double divisor) {
    for (int i = 0; i < values.length && divisor > 0; i++) {
      values[i] /= divisor;
    }
  }

  private static double total(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }

  private static double peak(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, value);
    }
    return peak;
  }
}
