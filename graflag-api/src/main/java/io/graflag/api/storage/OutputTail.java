package io.graflag.api.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The last lines of what a method wrote.
 *
 * @param bytes the lines
 * @param end how many bytes there were when it was read, from where a follower goes on
 * @param modified when the last of it was written, by the clock of the machine that holds it; empty
 *     where nothing was written yet
 */
public record OutputTail(byte[] bytes, long end, Optional<Instant> modified) {
  /** Nothing was written yet. */
  static final OutputTail NONE = new OutputTail(new byte[0], 0, Optional.empty());

  private static final int CHUNK_BYTES = 1 << 16;
  private static final int MOST_BYTES = 1 << 26;

  /**
   * Reads the last lines.
   *
   * @param lines at most this many; a line that is cut by the limit of 64 MB counts as one
   */
  static OutputTail read(Path path, int lines) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Optional<Instant> modified = Optional.of(Files.getLastModifiedTime(path).toInstant());
      long end = file.size();
      int size = 0;
      byte[] tail = new byte[0];
      while (size < Math.min(end, MOST_BYTES)) {
        size = (int) Math.min(Math.min(end, MOST_BYTES), size == 0 ? CHUNK_BYTES : size * 2L);
        tail = new byte[size];
        readFully(file.position(end - size), tail);
        int start = startOfLast(tail, lines);
        if (start > 0) {
          return new OutputTail(Arrays.copyOfRange(tail, start, size), end, modified);
        }
      }
      return new OutputTail(lines == 0 ? new byte[0] : tail, end, modified);
    }
  }

  private static void readFully(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new EOFException("it became shorter while it was read");
      }
    }
  }

  /** Where the last lines start, or 0 where the bytes hold fewer. */
  private static int startOfLast(byte[] bytes, int lines) {
    int seen = 0;
    // A final line end closes the last line; it does not start another.
    for (int i = bytes.length - 2; i >= 0; i--) {
      if (bytes[i] == '\n' && ++seen == lines) {
        return i + 1;
      }
    }
    return 0;
  }
}
