package io.graflag.cli.render;

/**
 * Text of others, made harmless for a terminal.
 *
 * <p>A method, a dataset or a file may say anything, escape sequences included; what is shown of it
 * must not steer the terminal of the one who looks at it.
 */
public final class Plain {
  private Plain() {}

  /** The text without control and format characters; lines stay, and a tab becomes a blank. */
  public static String text(String text) {
    return text.codePoints()
        .map(c -> c == '\t' ? ' ' : c)
        .filter(Plain::isHarmless)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The same on one line. */
  static String line(String text) {
    return text(text.replace('\n', ' '));
  }

  private static boolean isHarmless(int c) {
    // Format characters turn the order of letters around, or hide some.
    return c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }
}
