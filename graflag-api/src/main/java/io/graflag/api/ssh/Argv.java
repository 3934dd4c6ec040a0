package io.graflag.api.ssh;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program and its arguments.
 *
 * @param words the program first; no word may hold a NUL or half a character
 */
public record Argv(List<String> words) {
  /** No shell gives any of these a meaning, wherever they stand in a word. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  /** What a shell takes for its own grammar where a program is expected. */
  private static final Set<String> RESERVED =
      Set.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "do",
          "done",
          "case",
          "esac",
          "while",
          "until",
          "for",
          "in",
          "select",
          "function",
          "time",
          "coproc");

  public Argv {
    words = List.copyOf(words);
    if (words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("No program, or a NUL in an argument: " + words);
    }
    if (!words.stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode)) {
      throw new IllegalArgumentException("Half a character in an argument: " + words);
    }
  }

  /** The command of these words. */
  public static Argv of(String... words) {
    return new Argv(List.of(words));
  }

  /** What is started. */
  public String program() {
    return words.get(0);
  }

  /**
   * The words as one line that a POSIX shell splits into the very same words.
   *
   * <p>This is the only place that quotes for a shell. Encode the line as UTF-8.
   */
  public String line() {
    String rest =
        words.stream().skip(1).map(word -> " " + quoted(word)).collect(Collectors.joining());
    return (RESERVED.contains(program()) ? "'" + program() + "'" : quoted(program())) + rest;
  }

  private static String quoted(String word) {
    // Inside single quotes everything is literal but a single quote.
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
