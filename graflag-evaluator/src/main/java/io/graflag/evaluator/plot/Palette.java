package io.graflag.evaluator.plot;

import java.awt.Color;

/**
 * Colours that people with any kind of colour vision can tell apart.
 *
 * <p>Source: Okabe and Ito, "Color universal design", 2008.
 */
final class Palette {
  static final Color BLUE = new Color(0, 114, 178);
  static final Color VERMILLION = new Color(213, 94, 0);
  static final Color GREEN = new Color(0, 158, 115);
  static final Color PURPLE = new Color(204, 121, 167);
  static final Color ORANGE = new Color(230, 159, 0);
  static final Color SKY = new Color(86, 180, 233);

  static final Color TEXT = new Color(30, 30, 30);
  static final Color REFERENCE = new Color(110, 110, 110);
  static final Color GRID = new Color(225, 225, 225);

  private static final Color[] SERIES = {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY};

  /** None of the method's own blue, and no sky that could be taken for it. */
  private static final Color[] BEHIND = {VERMILLION, GREEN, PURPLE, ORANGE};

  private Palette() {}

  /** A colour for the n-th of many series; they repeat after six. */
  static Color series(int index) {
    return SERIES[index % SERIES.length];
  }

  /** A colour for the n-th of a few lines behind that of the method; they repeat after four. */
  static Color behind(int index) {
    return BEHIND[index % BEHIND.length];
  }

  /** The same colour, for areas that lie over one another. */
  static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 90);
  }
}
