package io.graflag.api.config;

import java.nio.file.Path;

/** Where the value of a setting stands. */
public sealed interface ValueSource {

  /** The place in words, as {@code file:line} for a file. */
  String describe();

  /**
   * A line of a file.
   *
   * @param file the file
   * @param line number of the line, from 1
   */
  record Line(Path file, int line) implements ValueSource {
    @Override
    public String describe() {
      return file + ":" + line;
    }
  }

  /**
   * A variable of the environment.
   *
   * @param name its name
   */
  record Variable(String name) implements ValueSource {
    @Override
    public String describe() {
      return name;
    }
  }

  /** The program that embeds the SDK. */
  record Argument() implements ValueSource {
    @Override
    public String describe() {
      return "argument";
    }
  }

  /** Nowhere: it is the default. */
  record Default() implements ValueSource {
    @Override
    public String describe() {
      return "default";
    }
  }
}
