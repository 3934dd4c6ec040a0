package io.graflag.cli.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/** The last lines of a stream of bytes that may be cut anywhere. */
final class LastLines {
  private static final int MOST_LINES = 20;
  private static final int LONGEST = 500;

  private final ArrayDeque<String> whole = new ArrayDeque<>();
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();

  void add(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '\n' || b == '\r') {
        close();
      } else if (open.size() < LONGEST) {
        open.write(b);
      }
    }
  }

  String last() {
    return open.size() > 0 ? text() : whole.isEmpty() ? "" : whole.peekLast();
  }

  List<String> all() {
    close();
    return List.copyOf(whole);
  }

  private void close() {
    String line = text();
    open.reset();
    if (!line.isBlank()) {
      whole.add(line);
    }
    if (whole.size() > MOST_LINES) {
      whole.remove();
    }
  }

  private String text() {
    return Plain.text(open.toString(StandardCharsets.UTF_8));
  }
}
