package io.graflag.evaluator.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/** Letters that stay readable when a picture fills half a column. */
final class PlotFont {
  private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

  private PlotFont() {}

  /** Why no letter can be drawn here; empty where all is well. */
  static Optional<String> problem() {
    try {
      plain(20).getStringBounds("x", SMOOTH);
      return Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError e) {
      // The JDK has no exception of its own for a machine without fonts or their libraries.
      return Optional.of(String.valueOf(deepest(e).getMessage()));
    }
  }

  private static Throwable deepest(Throwable error) {
    return error.getCause() == null ? error : deepest(error.getCause());
  }

  static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }

  /** A bold font of at most a size in which a text is at most so many pixels wide. */
  static Font boldWithin(int size, String text, int width) {
    Font font = bold(size);
    double needed = font.getStringBounds(text, SMOOTH).getWidth();
    return needed <= width ? font : font.deriveFont((float) (size * width / needed));
  }

  /** How wide a text is, in pixels, rounded up. */
  static int width(Font font, String text) {
    return (int) Math.ceil(font.getStringBounds(text, SMOOTH).getWidth());
  }
}
