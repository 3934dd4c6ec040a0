package io.graflag.cli.render;

import io.graflag.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A terminal that remembers what was shown on it. */
final class Screen {
  /** Sets the title of a terminal, then starts a sequence with a single character. */
  static final String HOSTILE = "\u001b]0;owned\u0007 and \u009b31m";

  /** What is left of it. */
  static final String HARMLESS = "]0;owned and 31m";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Terminal terminal() {
    return terminal(out);
  }

  /** The same with a standard output whose reader has gone. */
  Terminal closed() {
    return terminal(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        });
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Terminal terminal(OutputStream bytes) {
    return new Terminal(
        new PrintWriter(bytes, true, StandardCharsets.UTF_8),
        new PrintWriter(err, true, StandardCharsets.UTF_8),
        bytes,
        false,
        100);
  }
}
