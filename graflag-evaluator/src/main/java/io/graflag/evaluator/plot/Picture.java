package io.graflag.evaluator.plot;

import io.graflag.core.AtomicFile;
import io.graflag.core.GraflagException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A finished picture.
 *
 * @param pixels what it shows
 */
public record Picture(BufferedImage pixels) {
  static final int WIDTH = 1200;
  static final int HEIGHT = 900;

  /** A picture that one chart and its legend fill. */
  static Picture of(Chart chart) {
    int chartHeight = HEIGHT - chart.legend().height(WIDTH);
    return painted(
        HEIGHT,
        graphics -> {
          chart.drawable().paint(graphics, WIDTH, chartHeight);
          chart.legend().paint(graphics, WIDTH, chartHeight + Legend.HEIGHT / 3);
        });
  }

  /** A white picture that something is painted on. */
  static Picture painted(int height, Consumer<Graphics2D> painter) {
    BufferedImage pixels = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = pixels.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      painter.accept(graphics);
    } finally {
      graphics.dispose();
    }
    return new Picture(pixels);
  }

  /**
   * Replaces a PNG file.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public void write(Path target) {
    AtomicFile.write(
        target,
        out -> {
          // In memory: the library's own cache would need a writable temporary directory.
          try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(pixels, "png", png);
          }
        });
  }
}
