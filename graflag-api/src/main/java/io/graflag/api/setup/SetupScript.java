package io.graflag.api.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The constant programs that run on nodes; what they work on reaches them by standard input. */
enum SetupScript {
  CLEAN,
  CONTENTS,
  DAEMON_READ,
  DAEMON_WRITE,
  INSTALL,
  MANAGER,
  PROBE,
  PULL,
  STATUS,
  WORKER;

  /** The program. */
  String text() {
    return resource(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sh");
  }

  /** A file that comes with this program. */
  static String resource(String name) {
    try (InputStream in = SetupScript.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a file of this program: " + name, e);
    }
  }
}
