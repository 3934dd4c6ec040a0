package io.graflag.cli.man;

/** Text in the language of man(7). */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** A request of troff itself, which knows no quotes. */
  Roff request(String words) {
    text.append('.').append(words).append('\n');
    return this;
  }

  /** A macro with its arguments, each as it is shown. */
  Roff macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument)).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A line of text. */
  Roff line(String line) {
    // At the start of a line these two would make it a macro.
    text.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "");
    text.append(escaped(line)).append('\n');
    return this;
  }

  /** Plain minus signs, quotes and tildes: what is copied from a page has to work in a shell. */
  private static String escaped(String line) {
    StringBuilder escaped = new StringBuilder();
    line.codePoints().forEach(c -> escaped.append(escaped(c)));
    return escaped.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\e";
      case '-' -> "\\-";
      case '"' -> "\\(dq";
      case '\'' -> "\\(aq";
      case '`' -> "\\(ga";
      case '^' -> "\\(ha";
      case '~' -> "\\(ti";
      default -> c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c);
    };
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
