package io.graflag.runner;

import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether results.json looks whole.
 *
 * <p>Only its end is read: results may be tens of gigabytes, and whoever uses them parses them
 * anyway. A writer that was cut off is what this finds.
 */
final class ResultsCheck {
  private static final int TAIL_BYTES = 4096;

  private ResultsCheck() {}

  /** What is wrong with an existing file; empty where nothing seems to be. */
  static Optional<String> problem(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.of(file + " is no file.");
      }
      return endProblem(file);
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }

  private static Optional<String> endProblem(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      if (size == 0) {
        return Optional.of(file + " is empty.");
      }
      byte[] tail = new byte[(int) Math.min(size, TAIL_BYTES)];
      in.seek(size - tail.length);
      in.readFully(tail);
      int last = tail.length - 1;
      while (last >= 0 && isBlank(tail[last])) {
        last--;
      }
      return last >= 0 && tail[last] == '}'
          ? Optional.empty()
          : Optional.of(file + " does not end with '}': it was cut off while it was written.");
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
