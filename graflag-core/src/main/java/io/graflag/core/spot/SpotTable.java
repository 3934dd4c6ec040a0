package io.graflag.core.spot;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.column.DoubleColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A spot file as columns.
 *
 * @param group name of the group, which is the file's without its ending
 * @param timestamps Unix seconds, one a row
 * @param columns the metrics by name in file order, one value a row, NaN where a cell is empty
 * @param skippedRows how many rows were left unfinished by a process that was killed
 */
public record SpotTable(
    String group, double[] timestamps, Map<String, double[]> columns, int skippedRows) {

  /** What a table of scores has beside them, and no group of metrics. */
  private static final Set<String> SCORED = Set.of("src", "node_id", "graph_id", "label");

  /**
   * Reads a file; empty if it is no spot file.
   *
   * <p>A table of scores may begin with a timestamp too. It is one where it has a column {@code
   * score}, and beside it {@code src}, {@code node_id}, {@code graph_id} or {@code label}.
   *
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT with the row
   */
  public static Optional<SpotTable> read(Path source) {
    try (CSVParser parser = open(source)) {
      Iterator<CSVRecord> rows = parser.iterator();
      Optional<List<String>> header = header(rows).filter(names -> !isOfScores(names));
      return header.isEmpty() ? Optional.empty() : Optional.of(read(source, header.get(), rows));
    } catch (UncheckedIOException e) {
      throw malformed(source, e);
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  /** The metric names of a spot file; empty if there is no file or it is no spot file. */
  static Optional<List<String>> header(Path source) throws IOException {
    InputStream bytes;
    try {
      bytes = Files.newInputStream(source);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return header(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  /** The metric names of a spot file, whose reader is closed; empty if it is no spot file. */
  static Optional<List<String>> header(Reader source) throws IOException {
    try (CSVParser parser = SpotFile.FORMAT.parse(source)) {
      return header(parser.iterator()).map(header -> header.subList(1, header.size()));
    }
  }

  private static CSVParser open(Path source) throws IOException {
    // Not Files.newBufferedReader: it refuses what is not UTF-8, and a foreign CSV may be anything.
    return SpotFile.FORMAT.parse(
        new InputStreamReader(Files.newInputStream(source), StandardCharsets.UTF_8));
  }

  private static Optional<List<String>> header(Iterator<CSVRecord> rows) {
    try {
      return Optional.of(rows)
          .filter(Iterator::hasNext)
          .map(iterator -> iterator.next().toList())
          .filter(header -> header.get(0).equals(SpotFile.TIMESTAMP));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        return Optional.empty(); // not even a CSV
      }
      throw e;
    }
  }

  private static boolean isOfScores(List<String> header) {
    return header.contains("score") && !Collections.disjoint(header, SCORED);
  }

  private static SpotTable read(Path source, List<String> header, Iterator<CSVRecord> rows) {
    List<DoubleColumn> cells = new ArrayList<>();
    header.forEach(name -> cells.add(new DoubleColumn()));
    int skipped = 0;
    while (rows.hasNext()) {
      CSVRecord row = rows.next();
      if (row.size() != header.size()) {
        skipped++;
        continue;
      }
      for (int i = 0; i < header.size(); i++) {
        cells.get(i).add(number(source, row, i, header.get(i)));
      }
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 1; i < header.size(); i++) {
      columns.put(header.get(i), cells.get(i).toArray());
    }
    return new SpotTable(
        source.getFileName().toString().replaceFirst("\\.csv$", ""),
        cells.get(0).toArray(),
        columns,
        skipped);
  }

  private static double number(Path source, CSVRecord row, int column, String name) {
    String text = row.get(column).strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return switch (text) {
        case "nan" -> Double.NaN; // Python's words
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw new GraflagException(
          Kind.INVALID_INPUT,
          source
              + ": row "
              + row.getRecordNumber()
              + ", column '"
              + name
              + "': '"
              + text
              + "' is not a number.",
          null,
          e);
    }
  }

  private static GraflagException malformed(Path source, UncheckedIOException cause) {
    if (cause.getCause() instanceof CSVException) {
      return new GraflagException(
          Kind.INVALID_INPUT,
          source + " is not a valid CSV file: " + cause.getCause().getMessage(),
          null,
          cause);
    }
    return StorageErrors.of("read", source, cause.getCause());
  }
}
