package io.graflag.core.method;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a file that holds one {@code KEY=VALUE} a line.
 *
 * <p>The rules are the same for methods and for configurations: the first {@code =} separates, both
 * sides are trimmed, and the value is taken literally. {@code export} before a key, for files that
 * shells read too, is no part of it.
 *
 * @param number its number, from 1
 * @param kind what it is
 * @param key the key of an entry, else empty
 * @param text the value of an entry, the text of a comment, or the whole line
 */
public record EnvLine(int number, Kind kind, String key, String text) {

  private static final Pattern EXPORT = Pattern.compile("^export\\s+(?=[A-Za-z_]\\w*\\s*=)");

  /** What a line is. */
  public enum Kind {
    /** Nothing but white space. */
    BLANK,
    /** It starts with {@code #}. */
    COMMENT,
    /** A key and a value. */
    ENTRY,
    /** Anything else. */
    MALFORMED,
    /** It holds a NUL character, so the file is no text. */
    BINARY
  }

  /**
   * Splits a file into its lines.
   *
   * @param text the whole file; line ends of either kind, a byte-order mark is ignored
   */
  public static List<EnvLine> parse(String text) {
    String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
    List<EnvLine> parsed = new ArrayList<>(lines.length);
    for (int i = 0; i < lines.length; i++) {
      parsed.add(line(i + 1, lines[i].strip()));
    }
    return parsed;
  }

  private static EnvLine line(int number, String text) {
    String line = EXPORT.matcher(text).replaceFirst("");
    int separator = line.indexOf('=');
    if (line.indexOf('\0') >= 0) {
      return new EnvLine(number, Kind.BINARY, "", line);
    }
    if (line.isEmpty()) {
      return new EnvLine(number, Kind.BLANK, "", "");
    }
    if (line.startsWith("#")) {
      return new EnvLine(number, Kind.COMMENT, "", line.substring(1).strip());
    }
    if (separator > 0) {
      return new EnvLine(
          number,
          Kind.ENTRY,
          line.substring(0, separator).strip(),
          line.substring(separator + 1).strip());
    }
    return new EnvLine(number, Kind.MALFORMED, "", text);
  }
}
