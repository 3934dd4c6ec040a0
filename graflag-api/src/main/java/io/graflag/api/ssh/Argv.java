package io.graflag.api.ssh;

import java.util.List;

/**
 * A program and its arguments.
 *
 * @param words the program first; no word may hold a NUL
 */
public record Argv(List<String> words) {

  public Argv {
    words = List.copyOf(words);
    if (words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("No program, or a NUL in an argument: " + words);
    }
  }

  /** The command of these words. */
  public static Argv of(String... words) {
    return new Argv(List.of(words));
  }
}
