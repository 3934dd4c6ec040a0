package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads numbers from comma-separated lines, byte by byte and without an object per number.
 *
 * <p>Written by hand because real streams have millions of lines: a CSV library makes several
 * objects a line, which costs many times the scan itself. In turn it knows only what datasets hold:
 * numbers without quotes, separated by single commas; lines end with LF or CRLF.
 *
 * <p>Use: while {@link #nextLine}, read each field in order, then {@link #endLine}.
 */
final class CsvScanner implements Closeable {
  private static final int BUFFER_BYTES = 1 << 17;

  /** More than the longest whole number with its sign and line end. */
  private static final int NUMBER_BYTES = 32;

  /** Any number of that many digits fits in a long. */
  private static final int MAX_DIGITS = 18;

  private static final int MAX_TEXT_BYTES = 1 << 20;
  private static final int SHOWN_BYTES = 40;

  private final DataFile file;
  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int fieldStart;
  private int at;
  private int limit;
  private boolean atEndOfFile;
  private boolean lineEnded = true;
  private long line;

  CsvScanner(DataFile file) {
    this.file = file;
    this.in = file.open();
    require(3);
    if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB) {
      at = 3; // a byte-order mark, which some spreadsheets write
    }
  }

  /** Moves to the next line; false at the end of the file. */
  boolean nextLine() {
    require(NUMBER_BYTES);
    if (at == limit) {
      return false;
    }
    line++;
    lineEnded = false;
    return true;
  }

  /** The number of the line, from 1. */
  long line() {
    return line;
  }

  /** Reads a node number: 0 to the largest int. */
  int node(String column) {
    long value = wholeNumber(column);
    if (value < 0 || value > Integer.MAX_VALUE - 1) {
      throw invalid(column, "node " + value + " is out of range: 0 to " + (Integer.MAX_VALUE - 1));
    }
    return (int) value;
  }

  /** Reads a whole number of at most 18 digits, perhaps with a minus. */
  long wholeNumber(String column) {
    startField(column);
    byte[] bytes = buffer;
    int p = at;
    boolean negative = bytes[p] == '-';
    if (negative) {
      p++;
    }
    int first = p;
    long value = 0;
    int digit = bytes[p] - '0';
    while (digit >= 0 && digit <= 9 && p - first < MAX_DIGITS) {
      value = value * 10 + digit;
      digit = bytes[++p] - '0';
    }
    if (p == first || !endField(p)) {
      throw malformed(column, "a whole number of at most " + MAX_DIGITS + " digits");
    }
    return negative ? -value : value;
  }

  /** Reads a decimal number, rounded to the nearest float. */
  float decimal(String column) {
    String text = text(column);
    // The JDK also takes "NaN", "1d" and hexadecimal digits, which no dataset means.
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        throw malformed(column, "a number");
      }
    }
    try {
      // A text per feature is affordable: features are few beside edges, and the JDK rounds right.
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw malformed(column, "a number");
    }
  }

  /** Reads a field as it is, without its line end. */
  String text(String column) {
    startField(column);
    int length = 0;
    while (buffer[at + length] != ',' && buffer[at + length] != '\n') {
      length++;
      if (length > MAX_TEXT_BYTES) {
        throw invalid(column, "the value is longer than " + MAX_TEXT_BYTES + " bytes");
      }
      require(length + 1);
    }
    int end = at + length;
    boolean hasReturn = buffer[end] == '\n' && length > 0 && buffer[end - 1] == '\r';
    endField(end);
    return new String(buffer, fieldStart, hasReturn ? length - 1 : length, StandardCharsets.UTF_8);
  }

  /** Reads the rest of the line as texts: the header. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    while (!lineEnded) {
      texts.add(text("header"));
    }
    return texts;
  }

  /** Checks that the last field read was the last of its line. */
  void endLine() {
    if (!lineEnded) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, where() + "the line holds more values than there are columns.");
    }
  }

  /** An error in the last field read. */
  GraflagException invalid(String column, String problem) {
    return GraflagException.of(
        Kind.INVALID_INPUT, where() + "column '" + column + "': " + problem + ".");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw file.failure(e, line);
    }
  }

  private void startField(String column) {
    if (lineEnded) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, where() + "the line ends before column '" + column + "'.");
    }
    require(NUMBER_BYTES);
    fieldStart = at;
  }

  /** Steps over what ends a field; false where something else stands there. */
  private boolean endField(int end) {
    int p = end;
    if (buffer[p] == '\r' && p < limit) {
      p++;
      if (buffer[p] == ',') {
        return false;
      }
    }
    lineEnded = buffer[p] == '\n';
    at = Math.min(p + 1, limit); // at the end of the file the line end is ours, not the file's
    return lineEnded || buffer[p] == ',';
  }

  /** Brings so many bytes from the position on into the buffer, or all that the file still has. */
  private void require(int count) {
    if (limit - at < count && !atEndOfFile) {
      refill(count);
    }
  }

  private void refill(int count) {
    byte[] from = buffer;
    if (count >= buffer.length) {
      buffer = new byte[2 * count];
    }
    limit -= at;
    System.arraycopy(from, at, buffer, 0, limit);
    at = 0;
    fieldStart = 0;
    try {
      // One byte stays free for the line end that closes an unfinished last line.
      while (limit < count) {
        int read = in.read(buffer, limit, buffer.length - 1 - limit);
        if (read < 0) {
          atEndOfFile = true;
          buffer[limit] = '\n';
          return;
        }
        limit += read;
      }
    } catch (IOException e) {
      throw file.failure(e, line);
    }
  }

  private GraflagException malformed(String column, String expected) {
    int end = fieldStart;
    while (end < limit
        && end - fieldStart < SHOWN_BYTES
        && buffer[end] != ','
        && buffer[end] != '\r'
        && buffer[end] != '\n') {
      end++;
    }
    String text = new String(buffer, fieldStart, end - fieldStart, StandardCharsets.UTF_8);
    // Written as JSON, so that no control character of a hostile file reaches a terminal.
    return invalid(column, Json.line(text) + " is not " + expected);
  }

  private String where() {
    return file + ": line " + line + ": ";
  }
}
