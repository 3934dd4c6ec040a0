package io.graflag.core.result;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes columns as JSON arrays straight into bytes; a row of a temporal result is a line.
 *
 * <p>The JSON library's generator checks and lays out every single value, which costs more than the
 * digits. Non-finite numbers are written as {@code null}, whole numbers without a fraction, all
 * others in the fewest digits that are read back as the same number.
 */
final class ColumnWriter {
  /** Above it a double no longer holds every whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private static final int BUFFER_BYTES = 1 << 16;

  /** More than the longest edge with what separates it from the one before takes. */
  private static final int LONGEST_VALUE = 64;

  private static final byte[] NULL = ascii("null");

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int size;
  private boolean rows;
  private boolean insideRow;
  private boolean separated;

  /** Writes to a stream, in large pieces. */
  ColumnWriter(OutputStream out) {
    this.out = out;
  }

  /** Starts a column. */
  void begin(boolean inRows) throws IOException {
    rows = inRows;
    insideRow = !inRows;
    separated = true;
    ensure(LONGEST_VALUE);
    buffer[size++] = '[';
  }

  /** Ends the row, which is an empty one where no value came since the last. */
  void endRow() throws IOException {
    ensure(LONGEST_VALUE);
    if (!insideRow) {
      beginRow();
    }
    buffer[size++] = ']';
    insideRow = false;
    separated = false;
  }

  /** Ends the column. */
  void end() throws IOException {
    raw(rows ? "\n  ]" : "]");
  }

  void number(double value) throws IOException {
    next();
    if (value == Math.rint(value)
        && Math.abs(value) < LARGEST_WHOLE
        && (value != 0 || 1 / value > 0)) {
      size = NumberOutput.outputLong((long) value, buffer, size);
    } else if (ShortestDigits.canWrite(value)) {
      size = ShortestDigits.write(value, buffer, size);
    } else if (Double.isFinite(value)) {
      raw(NumberOutput.toString(value, true)); // subnormal, or minus zero
    } else {
      System.arraycopy(NULL, 0, buffer, size, NULL.length);
      size += NULL.length;
    }
  }

  /** Writes a label, which whoever has the items has checked. */
  void label(int value) throws IOException {
    if (!Labels.isLabel(value)) {
      throw new IllegalArgumentException(value + " is no label");
    }
    next();
    if (value < 0) {
      buffer[size++] = '-';
    }
    buffer[size++] = (byte) ('0' + Math.abs(value));
  }

  void integer(long value) throws IOException {
    next();
    size = NumberOutput.outputLong(value, buffer, size);
  }

  void text(String value) throws IOException {
    next();
    quoted(value);
  }

  void edge(long source, long target) throws IOException {
    next();
    buffer[size++] = '[';
    size = NumberOutput.outputLong(source, buffer, size);
    buffer[size++] = ',';
    size = NumberOutput.outputLong(target, buffer, size);
    buffer[size++] = ']';
  }

  void edge(String source, String target) throws IOException {
    next();
    buffer[size++] = '[';
    quoted(source);
    raw(",");
    quoted(target);
    raw("]");
  }

  /** Writes a text of ASCII as it is. */
  void raw(String text) throws IOException {
    raw(ascii(text));
  }

  /** Writes a text between quotes. */
  void quoted(String text) throws IOException {
    raw("\"");
    raw(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    raw("\"");
  }

  /** Hands everything to the stream. */
  void drain() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  /** Hands what no stream has seen yet to another writer. */
  void moveTo(ColumnWriter target) throws IOException {
    target.raw(buffer, size);
    size = 0;
  }

  /** Writes the first bytes of an array as they are. */
  void raw(byte[] bytes, int count) throws IOException {
    ensure(count);
    if (count > BUFFER_BYTES) {
      out.write(bytes, 0, count);
      return;
    }
    System.arraycopy(bytes, 0, buffer, size, count);
    size += count;
  }

  private void raw(byte[] bytes) throws IOException {
    raw(bytes, bytes.length);
  }

  /** Makes room for a value and separates it from the one before. */
  private void next() throws IOException {
    ensure(LONGEST_VALUE);
    if (!insideRow) {
      beginRow();
    } else if (!separated) {
      buffer[size++] = ',';
    }
    separated = false;
  }

  private void beginRow() throws IOException {
    raw(separated ? "\n    [" : ",\n    [");
    insideRow = true;
    separated = true;
  }

  private void ensure(int bytes) throws IOException {
    if (size + bytes > BUFFER_BYTES) {
      drain();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
