package io.graflag.runner;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.ResultsWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * The scores of a method that writes a CSV in place of results.json.
 *
 * <p>Columns by header: {@code score}; {@code label}, {@code timestamp}, and {@code node_id}, or
 * {@code src} and {@code dst}, or {@code graph_id}, where they exist; any order, others are passed
 * over. Lines of equal timestamp are one row of a temporal type, in the order in which timestamps
 * appear.
 *
 * @param fileName the CSV, in the experiment's directory
 * @param type what its scores belong to
 */
public record CsvResults(String fileName, ResultType type) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
          .setAllowMissingColumnNames(true)
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .get();

  /**
   * Checks the values of RESULTS_FROM and RESULT_TYPE.
   *
   * @throws GraflagException USAGE or INVALID_INPUT
   */
  public static CsvResults of(String fileName, String type) {
    if (fileName.contains("/") || fileName.startsWith(".")) {
      throw GraflagException.of(
          Kind.USAGE, "It must name a file in the directory of the experiment.");
    }
    if (type.isBlank()) {
      throw GraflagException.of(Kind.USAGE, "It needs RESULT_TYPE, which is not set.");
    }
    return new CsvResults(fileName, ResultType.parse(type.strip()));
  }

  /**
   * Writes results.json from the CSV.
   *
   * @param experiment where the CSV lies and results.json goes
   * @param methodName for the metadata
   * @param dataset for the metadata
   * @throws GraflagException NOT_FOUND, STORAGE, STORAGE_FULL, or INVALID_INPUT with the line
   */
  public void convert(ExperimentDirectory experiment, String methodName, String dataset) {
    Path source = experiment.path().resolve(fileName);
    try (Reader reader = open(source);
        CSVParser rows = FORMAT.parse(reader)) {
      CsvColumns columns = new CsvColumns(source, rows.getHeaderNames(), type);
      for (CSVRecord row : rows) {
        columns.add(row, rows.getCurrentLineNumber());
      }
      ResultsWriter.write(
          experiment.results(),
          columns.results(Map.of("dataset", dataset, "method_name", methodName)));
    } catch (IOException e) {
      throw unreadable(source, e);
    } catch (UncheckedIOException e) {
      throw unreadable(source, e.getCause());
    } catch (IllegalArgumentException e) {
      // A header that names a column twice.
      throw new GraflagException(Kind.INVALID_INPUT, source + ": " + e.getMessage(), null, e);
    } catch (OutOfMemoryError e) {
      // The columns are garbage by now: there is room again to say so.
      throw tooLarge(source, e);
    }
  }

  private static GraflagException tooLarge(Path source, OutOfMemoryError cause) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return new GraflagException(
        Kind.FAILED,
        source + " has more lines than fit into the runner's memory of " + megabytes + " MB.",
        "Let the method write results.json, which is never held in memory.",
        cause);
  }

  private static Reader open(Path source) throws IOException {
    if (Files.exists(source) && !Files.isRegularFile(source)) {
      // To open a pipe that nobody writes to never ends.
      throw GraflagException.of(Kind.INVALID_INPUT, source + " is no file.");
    }
    Reader reader = Files.newBufferedReader(source, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** What the method wrote is told apart from what the disk did. */
  private static GraflagException unreadable(Path source, IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new GraflagException(
          Kind.INVALID_INPUT, source + " is no text in UTF-8.", null, cause);
    }
    return cause instanceof CSVException
        ? new GraflagException(Kind.INVALID_INPUT, source + ": " + cause.getMessage(), null, cause)
        : StorageErrors.of("read", source, cause);
  }
}
