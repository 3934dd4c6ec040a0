package io.graflag.core.spot;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the newest row of a spot file that another process is writing, at a constant cost. */
public final class SpotTail {
  private static final int TAIL_BYTES = 8192;

  private SpotTail() {}

  /**
   * The metrics of the last whole row; empty cells are left out.
   *
   * @return the metrics by name; empty if there is no file, no whole row, or it is no spot file
   * @throws GraflagException STORAGE
   */
  public static Map<String, Double> read(Path source) {
    try {
      Optional<List<String>> names = SpotTable.header(source);
      return names.isEmpty() ? Map.of() : row(names.get(), tail(source));
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  /**
   * The same of a file that lies elsewhere.
   *
   * @param header its first line
   * @param tail its last bytes, cut anywhere
   * @throws GraflagException INVALID_INPUT where the tail is no CSV
   */
  public static Map<String, Double> read(String header, String tail) {
    try {
      Optional<List<String>> names = SpotTable.header(new StringReader(header));
      return names.isEmpty() ? Map.of() : row(names.get(), tail);
    } catch (IOException e) {
      throw new GraflagException(
          Kind.INVALID_INPUT, "Cannot read a row of measurements: " + e.getMessage(), null, e);
    }
  }

  private static String tail(Path source) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "r")) {
      long start = Math.max(0, Files.size(source) - TAIL_BYTES);
      byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Double> row(List<String> names, String text) throws IOException {
    int end = text.lastIndexOf('\n');
    int start = text.lastIndexOf('\n', end - 1) + 1;
    if (end < 0) {
      return Map.of();
    }
    try (CSVParser parser = CSVParser.parse(text.substring(start, end), SpotFile.FORMAT)) {
      List<CSVRecord> rows = parser.getRecords();
      Map<String, Double> values = new LinkedHashMap<>();
      boolean whole = rows.size() == 1 && rows.get(0).size() == names.size() + 1;
      for (int i = 0; whole && i < names.size(); i++) {
        String cell = rows.get(0).get(i + 1);
        if (cell.matches("-?[0-9.]+([eE][-+]?[0-9]+)?")) {
          values.put(names.get(i), Double.valueOf(cell));
        }
      }
      return values;
    }
  }
}
