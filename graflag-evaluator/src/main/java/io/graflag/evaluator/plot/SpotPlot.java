package io.graflag.evaluator.plot;

import io.graflag.core.spot.SpotTable;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.curve.Thinning;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The metrics of a spot file, one panel each, because their scales may differ by magnitudes.
 *
 * <p>x is the column {@code epoch} where there is one, else the row.
 */
final class SpotPlot {
  private static final String EPOCH = "epoch";
  private static final int HEADER = 80;
  private static final int FOOTER = 60;
  private static final int LEAST_PANEL_HEIGHT = 230;
  private static final int PANEL_TITLE = 30;

  /** Room for the half of the last tick label that stands out on the right. */
  private static final int GUTTER = 20;

  /** Half of what the tick labels take on the left, so that a title stands above its frame. */
  private static final int TITLE_SHIFT = 35;

  private static final int FEW_POINTS = 40;

  /** What one panel shows. */
  private record Panel(String name, double[] xs, double[] ys, Color color) {}

  private SpotPlot() {}

  /**
   * Draws a table; empty where it holds no number to draw.
   *
   * @param subject method and dataset
   */
  static Optional<Picture> of(String subject, SpotTable table) {
    List<Panel> panels = panels(table);
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    int columns = panels.size() <= 3 ? 1 : 2;
    int rows = (panels.size() + columns - 1) / columns;
    int height = Math.max(Picture.HEIGHT, HEADER + rows * LEAST_PANEL_HEIGHT + FOOTER);
    String xTitle = table.columns().containsKey(EPOCH) ? "Epoch" : "Row";
    return Optional.of(
        Picture.painted(
            height,
            graphics -> {
              String title = table.group() + ": " + subject;
              Font font = PlotFont.boldWithin(32, title, Picture.WIDTH - 100);
              caption(graphics, title, font, Picture.WIDTH / 2, HEADER - 24);
              caption(graphics, xTitle, PlotFont.plain(26), Picture.WIDTH / 2, height - 22);
              int panelHeight = (height - HEADER - FOOTER) / rows;
              for (int i = 0; i < panels.size(); i++) {
                int width = Picture.WIDTH / columns;
                int left = i % columns * width;
                int top = HEADER + i / columns * panelHeight;
                draw(graphics, panels.get(i), left, top, width - GUTTER, panelHeight);
              }
            }));
  }

  private static List<Panel> panels(SpotTable table) {
    List<Panel> panels = new ArrayList<>();
    double[] xs =
        table
            .columns()
            .getOrDefault(
                EPOCH,
                IntStream.rangeClosed(1, table.timestamps().length).asDoubleStream().toArray());
    table
        .columns()
        .forEach(
            (name, ys) -> {
              int[] drawn =
                  IntStream.range(0, ys.length)
                      .filter(row -> Double.isFinite(xs[row]) && Double.isFinite(ys[row]))
                      .toArray();
              if (!name.equals(EPOCH) && drawn.length > 0 && !isAbsentCard(name, ys)) {
                Color color = Palette.series(panels.size());
                panels.add(new Panel(name, pick(xs, drawn), pick(ys, drawn), color));
              }
            });
    return panels;
  }

  /** A machine without a graphics card writes zeros, of which there is nothing to see. */
  private static boolean isAbsentCard(String name, double[] values) {
    return name.equals("gpu_mb") && DoubleStream.of(values).allMatch(value -> value == 0);
  }

  private static void draw(
      Graphics2D graphics, Panel panel, int left, int top, int width, int height) {
    AxisScale x = AxisScale.counting(lowest(panel.xs), highest(panel.xs));
    AxisScale y = AxisScale.around(lowest(panel.ys), highest(panel.ys));
    int[] kept = Thinning.envelope(panel.ys, Curve.MOST_POINTS);
    Chart chart = Chart.panel(width, height - PANEL_TITLE, x, y);
    if (kept.length <= FEW_POINTS) {
      chart.dottedLine(panel.name, pick(panel.xs, kept), pick(panel.ys, kept), panel.color);
    } else {
      chart.line(panel.name, pick(panel.xs, kept), pick(panel.ys, kept), panel.color);
    }
    Font font = PlotFont.boldWithin(23, panel.name, width - 120);
    caption(graphics, panel.name, font, left + width / 2 + TITLE_SHIFT, top + PANEL_TITLE - 4);
    AffineTransform before = graphics.getTransform();
    graphics.translate(left, top + PANEL_TITLE);
    chart.drawable().paint(graphics, width, height - PANEL_TITLE);
    graphics.setTransform(before);
  }

  private static void caption(
      Graphics2D graphics, String text, Font font, int middle, int baseline) {
    graphics.setFont(font);
    graphics.setColor(Palette.TEXT);
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, middle - width / 2, baseline);
  }

  private static double[] pick(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double lowest(double[] values) {
    double lowest = values[0];
    for (double value : values) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  private static double highest(double[] values) {
    double highest = values[0];
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
