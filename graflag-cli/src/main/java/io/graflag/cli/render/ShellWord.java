package io.graflag.cli.render;

/** Text of others as one word of a command that a user copies into a shell. */
final class ShellWord {
  private ShellWord() {}

  /** The word, in quotes where a shell would read it as anything else. */
  static String of(String text) {
    String word = Plain.line(text);
    return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
