package io.graflag.evaluator.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One pair of axes in our manner: white, few lines, large letters; the legend stands apart. */
final class Chart {
  private static final float LINE_WIDTH = 3f;
  private static final float THIN = 2.3f;
  static final BasicStroke SOLID =
      new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke BAR =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {12f, 8f}, 0f);

  /** Thin lines differ in their dashes too: two colours may look alike, on paper or to an eye. */
  private static final BasicStroke[] BEHIND = {
    thin(), thin(14f, 6f), thin(6f, 4f), thin(14f, 5f, 3f, 5f)
  };

  private static BasicStroke thin(float... dashes) {
    float[] pattern = dashes.length == 0 ? null : dashes;
    return new BasicStroke(THIN, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, pattern, 0f);
  }

  /**
   * Any number that lies at no regular place. Without a point there, the library takes evenly (or
   * densely) spaced data for categories, puts its ticks on data points and labels them wrongly.
   */
  private static final double IRREGULAR = 0.1234567;

  private final XYChart chart;
  private final Legend legend = new Legend();
  private final AxisScale x;
  private final AxisScale y;

  private Chart(XYChart chart, AxisScale x, AxisScale y) {
    this.chart = chart;
    this.x = x;
    this.y = y;
    XYStyler style = chart.getStyler();
    style.setXAxisMin(x.place(x.low()));
    style.setXAxisMax(x.place(x.high()));
    style.setYAxisMin(y.place(y.low()));
    style.setYAxisMax(y.place(y.high()));
    style.setXAxisTickLabelsFormattingFunction(x::label);
    style.setYAxisTickLabelsFormattingFunction(y::label);
    double irregularX = x.low() + IRREGULAR * (x.high() - x.low());
    chart
        .addSeries(" ", new double[] {x.place(irregularX)}, new double[] {Double.NaN})
        .setMarker(SeriesMarkers.NONE)
        .setShowInLegend(false);
  }

  /** A chart that fills a picture but for its legend, with a title and titled axes. */
  static Chart whole(String title, String xTitle, AxisScale x, String yTitle, AxisScale y) {
    XYChart chart =
        new XYChartBuilder()
            .width(Picture.WIDTH)
            .height(Picture.HEIGHT - Legend.HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler style = style(chart);
    style.setChartTitleFont(PlotFont.boldWithin(32, title, Picture.WIDTH - 180));
    style.setChartTitlePadding(14);
    style.setAxisTitleFont(PlotFont.plain(28));
    style.setAxisTitlePadding(14);
    style.setAxisTickLabelsFont(PlotFont.plain(25));
    style.setXAxisTickMarkSpacingHint(170);
    style.setYAxisTickMarkSpacingHint(110);
    style.setPlotContentSize(0.97);
    style.setChartPadding(24);
    return new Chart(chart, x, y);
  }

  /** A small chart, one of several in a picture, without any titles. */
  static Chart panel(int width, int height, AxisScale x, AxisScale y) {
    XYChart chart = new XYChartBuilder().width(width).height(height).build();
    XYStyler style = style(chart);
    style.setChartTitleVisible(false);
    style.setAxisTitlesVisible(false);
    style.setAxisTickLabelsFont(PlotFont.plain(20));
    style.setXAxisTickMarkSpacingHint(110);
    style.setYAxisTickMarkSpacingHint(55);
    style.setPlotContentSize(0.94);
    style.setChartPadding(18);
    style.setYAxisLeftWidthHint(95);
    return new Chart(chart, x, y);
  }

  private static XYStyler style(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderColor(Palette.TEXT);
    style.setChartFontColor(Palette.TEXT);
    style.setPlotGridLinesColor(Palette.GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1f));
    style.setAxisTickLabelsColor(Palette.TEXT);
    style.setAxisTickMarksColor(Palette.TEXT);
    style.setAxisTickMarksStroke(new BasicStroke(1.5f));
    style.setAxisTickMarkLength(8);
    style.setAxisTickPadding(8);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setPlotMargin(0);
    style.setChartTitleBoxVisible(false);
    style.setAntiAlias(true);
    style.setMarkerSize(9);
    return style;
  }

  /** A line through points, in the units of the axes; NaN leaves a gap. */
  Chart line(String name, double[] xs, double[] ys, Color color) {
    add(name, xs, ys, color).setLineStyle(SOLID);
    legend.line(name, color, SOLID);
    return this;
  }

  /** A line like {@link #line}, with a dot at every point, for few points. */
  Chart dottedLine(String name, double[] xs, double[] ys, Color color) {
    XYSeries series = add(name, xs, ys, color);
    series.setLineStyle(SOLID);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    return this;
  }

  /** Level from each point to the place of the next, where it jumps to that one's value. */
  Chart steps(String name, double[] xs, double[] ys, Color color) {
    XYSeries series = add(name, xs, ys, color);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    series.setLineStyle(SOLID);
    legend.line(name, color, SOLID);
    return this;
  }

  /** A thin line behind others, each with a colour and dashes of its own. */
  Chart behind(String name, double[] xs, double[] ys, int index) {
    Color color = Palette.behind(index);
    add(name, xs, ys, color).setLineStyle(BEHIND[index % BEHIND.length]);
    legend.line(name, color, BEHIND[index % BEHIND.length]);
    return this;
  }

  /** The n-th of several lines of equal rank; colours and dashes repeat after twelve together. */
  Chart overlaid(String name, double[] xs, double[] ys, int index, boolean isSteps) {
    Color color = Palette.series(index);
    BasicStroke thin = BEHIND[index % BEHIND.length];
    BasicStroke stroke =
        new BasicStroke(
            LINE_WIDTH, thin.getEndCap(), thin.getLineJoin(), 1f, thin.getDashArray(), 0f);
    XYSeries series = add(name, xs, ys, color);
    series.setLineStyle(stroke);
    if (isSteps) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    }
    legend.line(name, color, stroke);
    return this;
  }

  /** The area between two lines over the same places. */
  Chart band(String name, double[] xs, double[] low, double[] high, Color color) {
    int points = xs.length;
    double[] aroundX = Arrays.copyOf(xs, 2 * points);
    double[] aroundY = Arrays.copyOf(high, 2 * points);
    for (int i = 0; i < points; i++) {
      aroundX[points + i] = xs[points - 1 - i];
      aroundY[points + i] = low[points - 1 - i];
    }
    XYSeries series = add(name, aroundX, aroundY, color);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(Palette.translucent(color));
    series.setLineStyle(SeriesLines.NONE);
    legend.band(name, color);
    return this;
  }

  /** Translucent upright lines, one for every low end and high end. */
  Chart bars(String name, double[] xs, double[] low, double[] high, Color color) {
    double[] alongX = new double[3 * xs.length];
    double[] alongY = new double[3 * xs.length];
    for (int i = 0; i < xs.length; i++) {
      Arrays.fill(alongX, 3 * i, 3 * i + 3, xs[i]);
      alongY[3 * i] = low[i];
      alongY[3 * i + 1] = high[i];
      alongY[3 * i + 2] = Double.NaN; // a gap
    }
    add(name, alongX, alongY, Palette.translucent(color)).setLineStyle(BAR);
    legend.band(name, color);
    return this;
  }

  /** Unconnected points. */
  Chart dots(String name, double[] xs, double[] ys, Color color) {
    XYSeries series = add(name, xs, ys, color);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    legend.dot(name, color);
    return this;
  }

  /** A dashed line that data are compared with. */
  Chart reference(String name, double[] xs, double[] ys) {
    add(name, xs, ys, Palette.REFERENCE).setLineStyle(DASHED);
    legend.line(name, Palette.REFERENCE, DASHED);
    return this;
  }

  /** The area between a line and zero. */
  Chart area(String name, double[] xs, double[] ys, Color color) {
    XYSeries series = add(name, xs, ys, color);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(Palette.translucent(color));
    series.setLineStyle(SeriesLines.SOLID).setLineWidth(2.5f);
    legend.area(name, color);
    return this;
  }

  private XYSeries add(String name, double[] xs, double[] ys, Color color) {
    XYSeries series = chart.addSeries(name, x.places(xs), y.places(ys));
    series.setLineColor(color);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  /** What the lines and areas mean. */
  Legend legend() {
    return legend;
  }

  /** The chart of the library, to paint and to measure. */
  XYChart drawable() {
    return chart;
  }
}
