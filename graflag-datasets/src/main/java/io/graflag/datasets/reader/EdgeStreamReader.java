package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.column.LongColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.EdgeStream;
import java.nio.file.Path;

/**
 * Reads an edge stream: {@code Data.csv} with source, target and timestamp, {@code Label.csv}.
 *
 * <p>Neither has a header. Line i of the labels belongs to line i of the data: 0 normal, -1
 * unknown, anything else an anomaly. Either file may be compressed, with {@code .gz} after its
 * name. The layout is that of the MIDAS and AnoGraph repositories.
 */
public final class EdgeStreamReader {
  /** Source, target and timestamp of each edge. */
  public static final String DATA = "Data.csv";

  /** The label of each edge. */
  public static final String LABELS = "Label.csv";

  private EdgeStreamReader() {}

  /**
   * Reads the stream of a dataset in the order of its lines.
   *
   * @param directory the directory of the dataset
   * @throws GraflagException NOT_FOUND with both candidate names, STORAGE, or INVALID_INPUT with
   *     file, line and column
   */
  public static EdgeStream read(Path directory) {
    DataFile data = DataFile.find(DatasetKind.EDGE_STREAM, directory, DATA);
    DataFile labels = DataFile.find(DatasetKind.EDGE_STREAM, directory, LABELS);
    IntColumn sources = new IntColumn();
    IntColumn targets = new IntColumn();
    LongColumn timestamps = new LongColumn();
    try (CsvScanner scanner = new CsvScanner(data)) {
      while (scanner.nextLine()) {
        sources.add(scanner.node("source"));
        targets.add(scanner.node("target"));
        timestamps.add(scanner.wholeNumber("timestamp"));
        scanner.endLine();
      }
    }
    if (sources.size() == 0) {
      throw GraflagException.of(Kind.INVALID_INPUT, data + " is empty: it holds no edge.");
    }
    byte[] classes = labels(labels);
    if (classes.length != sources.size()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          data
              + " holds "
              + sources.size()
              + " edges, but "
              + labels
              + " holds "
              + classes.length
              + " labels.",
          "Each line of the labels belongs to the same line of the data.");
    }
    return new EdgeStream(sources.toArray(), targets.toArray(), timestamps.toArray(), classes);
  }

  private static byte[] labels(DataFile file) {
    ByteColumn labels = new ByteColumn();
    try (CsvScanner scanner = new CsvScanner(file)) {
      while (scanner.nextLine()) {
        labels.add(Labels.of(scanner.wholeNumber("label")));
        scanner.endLine();
      }
    }
    return labels.toArray();
  }
}
