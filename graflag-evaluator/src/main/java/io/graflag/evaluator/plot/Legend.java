package io.graflag.evaluator.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;

/** Samples and names below a chart, in centred rows, each on one base line. */
final class Legend {
  /** Height of a legend of one row. */
  static final int HEIGHT = 64;

  private static final int ROW_HEIGHT = 42;
  private static final int FONT_SIZE = 26;
  private static final int SAMPLE_WIDTH = 50;
  private static final int SAMPLE_GAP = 14;
  private static final int ENTRY_GAP = 56;
  private static final int MARGIN = 30;

  private final List<Entry> entries = new ArrayList<>();

  /** How a thing looks in the chart. */
  private enum Sample {
    LINE,
    AREA,
    BAND,
    DOT
  }

  /** Stroke is null for all but lines. */
  private record Entry(String name, Color color, Sample sample, Stroke stroke) {
    int width() {
      return SAMPLE_WIDTH + SAMPLE_GAP + PlotFont.width(font(), name);
    }
  }

  private static Font font() {
    return PlotFont.plain(FONT_SIZE);
  }

  void line(String name, Color color, Stroke stroke) {
    entries.add(new Entry(name, color, Sample.LINE, stroke));
  }

  void area(String name, Color color) {
    entries.add(new Entry(name, color, Sample.AREA, null));
  }

  /** An area without an edge. */
  void band(String name, Color color) {
    entries.add(new Entry(name, color, Sample.BAND, null));
  }

  void dot(String name, Color color) {
    entries.add(new Entry(name, color, Sample.DOT, null));
  }

  /** How much of a picture it takes. */
  int height(int width) {
    return HEIGHT + (Math.max(1, rows(width).size()) - 1) * ROW_HEIGHT;
  }

  /** As many entries a row as fit; none is split, however long. */
  private List<List<Entry>> rows(int width) {
    List<List<Entry>> rows = new ArrayList<>();
    int room = 0;
    for (Entry entry : entries) {
      if (rows.isEmpty() || entry.width() > room) {
        rows.add(new ArrayList<>());
        room = width - 2 * MARGIN;
      }
      rows.get(rows.size() - 1).add(entry);
      room -= entry.width() + ENTRY_GAP;
    }
    return rows;
  }

  /**
   * Paints the rows.
   *
   * @param middle the line of the picture that the first one lies around
   */
  void paint(Graphics2D graphics, int width, int middle) {
    graphics.setFont(font());
    int at = middle;
    for (List<Entry> row : rows(width)) {
      paint(graphics, row, width, at);
      at += ROW_HEIGHT;
    }
  }

  private static void paint(Graphics2D graphics, List<Entry> row, int width, int middle) {
    int needed = row.stream().mapToInt(entry -> entry.width() + ENTRY_GAP).sum() - ENTRY_GAP;
    int left = (width - needed) / 2;
    int baseline = middle + graphics.getFontMetrics().getAscent() * 2 / 5;
    for (Entry entry : row) {
      sample(graphics, entry, left, middle);
      graphics.setColor(Palette.TEXT);
      graphics.drawString(entry.name, left + SAMPLE_WIDTH + SAMPLE_GAP, baseline);
      left += entry.width() + ENTRY_GAP;
    }
  }

  private static void sample(Graphics2D graphics, Entry entry, int left, int middle) {
    graphics.setColor(entry.color);
    switch (entry.sample) {
      case LINE -> {
        graphics.setStroke(entry.stroke);
        graphics.drawLine(left, middle, left + SAMPLE_WIDTH, middle);
      }
      case AREA -> {
        fill(graphics, entry.color, left, middle);
        graphics.setColor(entry.color);
        graphics.setStroke(new BasicStroke(2.5f));
        graphics.drawRect(left, middle - 12, SAMPLE_WIDTH, 24);
      }
      case BAND -> fill(graphics, entry.color, left, middle);
      case DOT -> {
        for (int dot = 0; dot < 3; dot++) {
          graphics.fillOval(left + 4 + 16 * dot, middle - 5, 10, 10);
        }
      }
    }
  }

  private static void fill(Graphics2D graphics, Color color, int left, int middle) {
    graphics.setColor(Palette.translucent(color));
    graphics.fillRect(left, middle - 12, SAMPLE_WIDTH, 24);
  }
}
