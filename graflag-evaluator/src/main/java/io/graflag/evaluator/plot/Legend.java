package io.graflag.evaluator.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;

/** One centred row of samples and names below a chart, all on one base line. */
final class Legend {
  static final int HEIGHT = 64;

  private static final int FONT_SIZE = 26;
  private static final int SAMPLE_WIDTH = 50;
  private static final int SAMPLE_GAP = 14;
  private static final int ENTRY_GAP = 56;

  private final List<Entry> entries = new ArrayList<>();

  /** Stroke is null for an area. */
  private record Entry(String name, Color color, Stroke stroke) {}

  void line(String name, Color color, Stroke stroke) {
    entries.add(new Entry(name, color, stroke));
  }

  void area(String name, Color color) {
    entries.add(new Entry(name, color, null));
  }

  /** Paints the row around a line of the picture. */
  void paint(Graphics2D graphics, int width, int middle) {
    graphics.setFont(PlotFont.plain(FONT_SIZE));
    FontMetrics metrics = graphics.getFontMetrics();
    int needed = -ENTRY_GAP;
    for (Entry entry : entries) {
      needed += SAMPLE_WIDTH + SAMPLE_GAP + metrics.stringWidth(entry.name) + ENTRY_GAP;
    }
    int left = (width - needed) / 2;
    for (Entry entry : entries) {
      sample(graphics, entry, left, middle);
      graphics.setColor(Palette.TEXT);
      int textLeft = left + SAMPLE_WIDTH + SAMPLE_GAP;
      graphics.drawString(entry.name, textLeft, middle + metrics.getAscent() * 2 / 5);
      left = textLeft + metrics.stringWidth(entry.name) + ENTRY_GAP;
    }
  }

  private static void sample(Graphics2D graphics, Entry entry, int left, int middle) {
    if (entry.stroke != null) {
      graphics.setColor(entry.color);
      graphics.setStroke(entry.stroke);
      graphics.drawLine(left, middle, left + SAMPLE_WIDTH, middle);
    } else {
      graphics.setColor(Palette.translucent(entry.color));
      graphics.fillRect(left, middle - 12, SAMPLE_WIDTH, 24);
      graphics.setColor(entry.color);
      graphics.setStroke(new BasicStroke(2.5f));
      graphics.drawRect(left, middle - 12, SAMPLE_WIDTH, 24);
    }
  }
}
