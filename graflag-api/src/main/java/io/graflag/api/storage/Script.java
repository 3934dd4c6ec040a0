package io.graflag.api.storage;

import io.graflag.api.ssh.Argv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The constant programs that run on the manager; what they work on reaches them as arguments. */
enum Script {
  CLAIM,
  COMMIT,
  DATASETS,
  DELETE,
  DIGESTS,
  EXPERIMENTS,
  FREE,
  METHODS,
  NAMES,
  OPEN,
  OUTPUT,
  PART,
  PREFIX,
  READ,
  RECEIVE,
  REPLACE,
  ROW,
  SEND,
  STATUS,
  STORE,
  SWEEP,
  TAIL,
  TARGETS,
  TREES,
  WRITE;

  /** What one exits with beside what its programs do. */
  static final class Code {
    static final int NO_SHARED_DIR = 40;
    static final int NO_GNU = 41;
    static final int CUT = 42;
    static final int NOT_FOUND = 44;
    static final int TOO_LARGE = 45;
    static final int NO_FILE = 46;
    static final int CHANGED = 47;
    static final int TAKEN = 48;
    static final int NO_PROGRAM = 127;

    private Code() {}
  }

  /**
   * The command that runs it.
   *
   * @param root SHARED_DIR, where it starts
   * @param arguments what it works on; no text of theirs is ever part of the program
   */
  Argv command(Path root, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", text(), "graflag", root.toString()));
    words.addAll(arguments);
    return new Argv(words);
  }

  private String text() {
    return resource("prelude") + resource(name().toLowerCase(Locale.ROOT));
  }

  private static String resource(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name + ".sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a script of this program: " + name, e);
    }
  }
}
