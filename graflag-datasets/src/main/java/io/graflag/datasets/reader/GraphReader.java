package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.Graph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a graph: {@code edges.csv}, {@code labels.csv} and, where it exists, {@code features.csv}.
 *
 * <p>Headers are {@code src,dst}, {@code node,outlier} and any names of features; further columns
 * of edges and labels are skipped. The labels decide how many nodes there are: each node from 0 on
 * has one line, in any order: 0 normal, -1 unknown, anything else an anomaly. Line i of the
 * features, from 0, belongs to node i. Any file may be compressed, with {@code .gz} after its name.
 */
public final class GraphReader {
  /** Source and target of each edge. */
  public static final String EDGES = "edges.csv";

  /** The features of each node. */
  public static final String FEATURES = "features.csv";

  /** The label of each node. */
  public static final String LABELS = "labels.csv";

  private GraphReader() {}

  /** Takes the two numbers of a line. */
  @FunctionalInterface
  private interface Pair {
    void take(int node, long value);
  }

  /**
   * Reads the graph of a dataset, edges in the order of their lines.
   *
   * @param directory the directory of the dataset
   * @throws GraflagException NOT_FOUND with both candidate names, STORAGE, or INVALID_INPUT with
   *     file, line and column
   */
  public static Graph read(Path directory) {
    DataFile edges = DataFile.find(directory, EDGES);
    byte[] labels = labels(DataFile.find(directory, LABELS));
    IntColumn sources = new IntColumn();
    IntColumn targets = new IntColumn();
    try (CsvScanner scanner = new CsvScanner(edges)) {
      readPairs(
          scanner,
          edges,
          "src",
          "dst",
          (source, target) -> {
            sources.add(checked(scanner, "src", source, labels.length));
            targets.add(checked(scanner, "dst", target, labels.length));
          });
    }
    Optional<DataFile> file = DataFile.findOptional(directory, FEATURES);
    if (file.isEmpty()) {
      return Graph.of(sources.toArray(), targets.toArray(), labels);
    }
    float[] features = FeatureReader.read(file.get(), labels.length);
    int featureCount = features.length / labels.length;
    return new Graph(sources.toArray(), targets.toArray(), labels, features, featureCount);
  }

  private static byte[] labels(DataFile file) {
    IntColumn nodes = new IntColumn();
    IntColumn classes = new IntColumn();
    try (CsvScanner scanner = new CsvScanner(file)) {
      readPairs(
          scanner,
          file,
          "node",
          "outlier",
          (node, label) -> {
            nodes.add(node);
            classes.add(Labels.of(label));
          });
    }
    if (nodes.size() == 0) {
      throw GraflagException.of(Kind.INVALID_INPUT, file + " is empty: it holds no label.");
    }
    return inOrder(file, nodes.toArray(), classes.toArray());
  }

  private static byte[] inOrder(DataFile file, int[] nodes, int[] classes) {
    byte[] labels = new byte[nodes.length];
    boolean[] seen = new boolean[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      String problem =
          nodes[i] >= nodes.length
              ? "is out of range: "
                  + nodes.length
                  + " labels are of nodes 0 to "
                  + (nodes.length - 1)
              : seen[nodes[i]] ? "has a second label" : null;
      if (problem != null) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file + ": line " + (i + 2) + ": node " + nodes[i] + " " + problem + ".");
      }
      seen[nodes[i]] = true;
      labels[nodes[i]] = (byte) classes[i];
    }
    return labels;
  }

  private static void readPairs(
      CsvScanner scanner, DataFile file, String first, String second, Pair pair) {
    if (!scanner.nextLine()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          file + " is empty: it lacks the header " + first + "," + second + ".");
    }
    List<String> header = scanner.texts();
    int firstAt = position(file, header, first);
    int secondAt = position(file, header, second);
    while (scanner.nextLine()) {
      int node = 0;
      long value = 0;
      for (int column = 0; column < header.size(); column++) {
        if (column == firstAt) {
          node = scanner.node(first);
        } else if (column == secondAt) {
          value = scanner.wholeNumber(second);
        } else {
          scanner.text(header.get(column));
        }
      }
      scanner.endLine();
      pair.take(node, value);
    }
  }

  private static int position(DataFile file, List<String> header, String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          file
              + " has no column '"
              + name
              + "'; its header is "
              + Json.line(String.join(",", header))
              + ".");
    }
    return position;
  }

  private static int checked(CsvScanner scanner, String column, long node, int nodeCount) {
    if (node < 0 || node >= nodeCount) {
      throw scanner.invalid(
          column,
          "node " + node + " is out of range: " + LABELS + " has nodes 0 to " + (nodeCount - 1));
    }
    return (int) node;
  }
}
