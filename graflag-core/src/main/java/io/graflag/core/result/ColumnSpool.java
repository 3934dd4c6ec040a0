package io.graflag.core.result;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Keeps a column, as the JSON it will be, until its place in the file is reached.
 *
 * <p>A long column lies in a file beside the results that has no name once it is open, so that it
 * vanishes with the process, however that ends; a short one never leaves memory.
 */
final class ColumnSpool implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 16;

  private final Path path;
  private final ColumnWriter column;
  private RandomAccessFile file;

  ColumnSpool(Path target, String key) {
    String name = "." + target.getFileName() + "." + key + "." + UUID.randomUUID() + ".tmp";
    path = target.resolveSibling(name);
    column =
        new ColumnWriter(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                write(new byte[] {(byte) value});
              }

              @Override
              public void write(byte[] bytes, int from, int count) throws IOException {
                file().write(bytes, from, count);
              }
            });
  }

  /** Takes the values. */
  ColumnWriter column() {
    return column;
  }

  /** Copies everything that was taken. */
  void copyTo(ColumnWriter target) throws IOException {
    if (file != null) {
      column.drain();
      file.seek(0);
      byte[] piece = new byte[PIECE_BYTES];
      for (int count = file.read(piece); count > 0; count = file.read(piece)) {
        target.raw(piece, count);
      }
    } else {
      column.moveTo(target);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      try {
        file.close();
      } finally {
        Files.deleteIfExists(path); // there only where taking its name away failed
      }
    }
  }

  private RandomAccessFile file() throws IOException {
    if (file == null) {
      file = new RandomAccessFile(path.toFile(), "rw");
      Files.delete(path);
    }
    return file;
  }
}
