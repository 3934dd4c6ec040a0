package io.graflag.runner.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a method's output, for the message that says why it failed. */
public final class OutputTail {
  private static final int MOST_BYTES = 8192;
  private static final int MOST_LINES = 20;

  private OutputTail() {}

  /**
   * The last 20 lines within the last 8 KB, joined by line ends.
   *
   * @param file the output; bytes that are no UTF-8 are replaced
   * @param heading the first line of the file, which the method did not write
   */
  public static String read(Path file, String heading) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, in.length() - MOST_BYTES);
      byte[] bytes = new byte[(int) (in.length() - start)];
      in.seek(start);
      in.readFully(bytes);
      return lastLines(new String(bytes, UTF_8), start > 0, heading);
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }

  private static String lastLines(String text, boolean cut, String heading) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (cut && lines.size() > 1) {
      lines.remove(0);
    } else if (lines.get(0).equals(heading)) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    StringBuilder tail = new StringBuilder();
    for (String line : lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())) {
      tail.append(tail.isEmpty() ? "" : "\n").append(visible(line));
    }
    return tail.toString();
  }

  /** What a terminal would show of a line: a progress bar overwrites itself many times. */
  private static String visible(String line) {
    String stripped = line.stripTrailing();
    return stripped.substring(stripped.lastIndexOf('\r') + 1);
  }
}
