package io.graflag.core.spot;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Appends rows of measurements to {@code <group>.csv}.
 *
 * <p>The first row fixes the columns: {@code timestamp} in Unix seconds, then the metric names
 * sorted. A file that an earlier process left with the same header is continued; a row it left
 * unfinished stays and is closed with a line end. Safe for use by several threads.
 */
public final class SpotFile implements Closeable {
  /** First column of every spot file. */
  static final String TIMESTAMP = "timestamp";

  static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_.-]+");

  private final Path path;
  private final String group;
  private List<String> columns;
  private CSVPrinter out;
  private boolean closed;

  private SpotFile(Path path, String group) {
    this.path = path;
    this.group = group;
  }

  /**
   * Opens the file of a group, without touching the disk until the first row.
   *
   * @param directory where the file lies
   * @param group letters, digits, {@code _}, {@code -} and {@code .}
   * @throws GraflagException USAGE, with the offending name
   */
  public static SpotFile of(Path directory, String group) {
    if (!GROUP.matcher(group).matches() || group.startsWith(".")) {
      throw GraflagException.of(
          Kind.USAGE,
          Json.quoted(group) + " is not the name of a spot group.",
          "Names hold letters, digits, '_', '-' and '.', and do not start with '.'.");
    }
    return new SpotFile(directory.resolve(group + ".csv"), group);
  }

  /**
   * Appends one row and hands it to the operating system.
   *
   * @param time when it was measured
   * @param values the metrics by name; the same names in every call; NaN leaves a cell empty
   * @throws GraflagException USAGE where the names differ from the first row's (both are named) or
   *     the file is closed, CONFLICT where the file is there and no spot file, STORAGE_FULL or
   *     STORAGE
   */
  public synchronized void append(Instant time, Map<String, ? extends Number> values) {
    if (closed) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot append to " + path + ": it is closed.",
          "Append every row before closing.");
    }
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    cells.add(seconds(time));
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              names.add(name);
              cells.add(cell(value));
            });
    try {
      if (out == null) {
        open(names);
      }
      requireColumns(names);
      out.printRecord(cells);
      out.flush();
    } catch (IOException e) {
      reopenLater(e);
      throw StorageErrors.of("append to", path, e);
    }
  }

  /** After a full disk a row may be half written; opening the file again closes it. */
  private void reopenLater(IOException cause) {
    CSVPrinter broken = out;
    out = null;
    try {
      if (broken != null) {
        broken.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw StorageErrors.of("close", path, e);
      }
    }
  }

  private void open(List<String> names) throws IOException {
    if (names.contains(TIMESTAMP)) {
      throw GraflagException.of(
          Kind.USAGE, "Spot group " + group + ": 'timestamp' is set by the file itself.");
    }
    Optional<List<String>> before = SpotTable.header(path);
    if (before.isEmpty() && Files.exists(path) && Files.size(path) > 0) {
      throw GraflagException.of(
          Kind.CONFLICT,
          path + " exists and is not a spot file: its first column is not 'timestamp'.",
          "Choose another group name.");
    }
    columns = before.orElse(names);
    requireColumns(names);
    boolean unfinished = before.isPresent() && !endsWithNewLine();
    Writer writer =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    out = new CSVPrinter(writer, FORMAT);
    if (unfinished) {
      out.println();
    }
    if (before.isEmpty()) {
      out.printRecord(Stream.concat(Stream.of(TIMESTAMP), names.stream()));
    }
  }

  private void requireColumns(List<String> names) {
    if (!names.equals(columns)) {
      throw GraflagException.of(
          Kind.USAGE,
          "Spot group "
              + group
              + " has the columns "
              + columns
              + ", but this row has "
              + names
              + ".",
          "Give every row of a group the same metrics, or use another group.");
    }
  }

  private boolean endsWithNewLine() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(file.length() - 1);
      return file.read() == '\n';
    }
  }

  private static String seconds(Instant time) {
    // Microseconds, as the original has them; built from whole numbers, so no locale is involved.
    String micros = Integer.toString(1_000_000 + time.getNano() / 1000).substring(1);
    return time.getEpochSecond() + "." + micros;
  }

  private static String cell(Number value) {
    double number = value.doubleValue();
    if (Double.isNaN(number)) {
      return "";
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : value.toString();
  }
}
