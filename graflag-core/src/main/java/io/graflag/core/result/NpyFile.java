package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads columns in NumPy's {@code .npy} format, versions 1 to 3, little-endian, C order.
 *
 * <p>Source: the format description in NumPy's documentation (numpy.lib.format).
 */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");
  private static final int CHUNK_BYTES = 1 << 20;

  private NpyFile() {}

  /** Takes the values of a chunk; {@code first} is the index of its first value. */
  @FunctionalInterface
  private interface Chunk {
    void take(ByteBuffer bytes, int first, int count);
  }

  static double[] readDoubles(Path source) {
    double[][] values = new double[1][];
    read(
        source,
        "<f8",
        8,
        1,
        size -> values[0] = new double[size],
        (bytes, first, count) -> bytes.asDoubleBuffer().get(values[0], first, count));
    return values[0];
  }

  static long[] readLongs(Path source) {
    long[][] values = new long[1][];
    read(
        source,
        "<i8",
        8,
        1,
        size -> values[0] = new long[size],
        (bytes, first, count) -> bytes.asLongBuffer().get(values[0], first, count));
    return values[0];
  }

  static byte[] readBytes(Path source) {
    byte[][] values = new byte[1][];
    read(
        source,
        "|i1",
        1,
        1,
        size -> values[0] = new byte[size],
        (bytes, first, count) -> bytes.get(values[0], first, count));
    return values[0];
  }

  /** Reads an n x 2 array as its two columns. */
  static long[][] readPairs(Path source) {
    long[][] columns = new long[2][];
    read(
        source,
        "<i8",
        8,
        2,
        size -> {
          columns[0] = new long[size / 2];
          columns[1] = new long[size / 2];
        },
        (bytes, first, count) -> {
          for (int i = 0; i < count; i++) {
            columns[(first + i) % 2][(first + i) / 2] = bytes.getLong();
          }
        });
    return columns;
  }

  private static void read(
      Path source, String type, int width, int columns, IntConsumer allocate, Chunk chunk) {
    try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
      int size = readHeader(channel, source, type, columns);
      if (channel.size() - channel.position() != (long) size * width) {
        throw invalid(
            source,
            "holds "
                + (channel.size() - channel.position())
                + " bytes of data where its header promises "
                + (long) size * width);
      }
      allocate.accept(size);
      ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int first = 0; first < size; ) {
        int count = Math.min(size - first, CHUNK_BYTES / width);
        fill(channel, bytes.clear().limit(count * width), source);
        chunk.take(bytes, first, count);
        first += count;
      }
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  private static int readHeader(FileChannel channel, Path source, String type, int columns)
      throws IOException {
    ByteBuffer start = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, start, source);
    for (byte expected : MAGIC) {
      if (start.get() != expected) {
        throw invalid(source, "does not start like a .npy file");
      }
    }
    int version = start.get();
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, length, source);
    int headerBytes = version == 1 ? Short.toUnsignedInt(length.getShort()) : length.getInt();
    if (headerBytes < 0 || headerBytes > CHUNK_BYTES) {
      throw invalid(source, "has a header of " + headerBytes + " bytes");
    }
    ByteBuffer text = ByteBuffer.allocate(headerBytes);
    fill(channel, text, source);
    String header = StandardCharsets.UTF_8.decode(text).toString();
    Matcher parts = HEADER.matcher(header);
    if (!parts.matches()) {
      throw invalid(source, "has a header that cannot be read: " + header.strip());
    }
    if (!parts.group(1).equals(type) || parts.group(2).equals("True")) {
      throw invalid(source, "should hold " + type + " in C order, but says " + header.strip());
    }
    return size(parts.group(3), columns, source);
  }

  private static int size(String shape, int columns, Path source) {
    String[] lengths = shape.replace(" ", "").split(",");
    boolean fits =
        lengths.length == (columns == 1 ? 1 : 2)
            && !lengths[0].isEmpty()
            && (columns == 1 || lengths[1].equals(Integer.toString(columns)));
    if (!fits) {
      throw invalid(
          source,
          "has shape ("
              + shape
              + ") where (n"
              + (columns == 1 ? ",)" : ", " + columns + ")")
              + " is needed");
    }
    try {
      return Math.multiplyExact(Integer.parseInt(lengths[0]), columns);
    } catch (ArithmeticException | NumberFormatException e) {
      throw invalid(source, "has shape (" + shape + "), more than this reader holds");
    }
  }

  private static void fill(FileChannel channel, ByteBuffer bytes, Path source) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw invalid(source, "ends early");
      }
    }
    bytes.flip();
  }

  private static GraflagException invalid(Path source, String problem) {
    return GraflagException.of(Kind.INVALID_INPUT, source + " " + problem + ".");
  }
}
