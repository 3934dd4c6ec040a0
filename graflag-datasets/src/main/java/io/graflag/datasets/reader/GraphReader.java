package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.Graph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a graph: {@code edges.csv}, {@code labels.csv} and, where it exists, {@code features.csv}.
 *
 * <p>Headers are {@code src,dst}, {@code node,outlier} and any names of features; further columns
 * of edges and labels are skipped. The labels decide how many nodes there are: each node from 0 on
 * has one line, in any order: 0 normal, -1 unknown, anything else an anomaly. Line i of the
 * features, from 0, belongs to node i. Any file may be compressed, with {@code .gz} after its name.
 *
 * <p>A third column {@code outlier} of the edges labels edges in the same way. Such a graph needs
 * no {@code labels.csv}: without it nodes are those up to the highest one of an edge, all of them
 * of unknown label.
 */
public final class GraphReader {
  /** Source and target of each edge, and perhaps its label. */
  public static final String EDGES = "edges.csv";

  /** The features of each node. */
  public static final String FEATURES = "features.csv";

  /** The label of each node. */
  public static final String LABELS = "labels.csv";

  private final DataFile file;
  private final boolean hasLabels;
  private final IntColumn sources = new IntColumn();
  private final IntColumn targets = new IntColumn();
  private final ByteColumn edgeLabels = new ByteColumn();
  private int highestNode = -1;

  private GraphReader(DataFile file) {
    this.file = file;
    this.hasLabels = NumberTable.hasColumn(file, LabelReader.LABEL);
  }

  /**
   * Reads the graph of a dataset, edges in the order of their lines.
   *
   * @param directory the directory of the dataset
   * @throws GraflagException NOT_FOUND with both candidate names, STORAGE, or INVALID_INPUT with
   *     file, line and column
   */
  public static Graph read(Path directory) {
    return new GraphReader(DataFile.find(DatasetKind.GRAPH, directory, EDGES)).graph(directory);
  }

  private Graph graph(Path directory) {
    byte[] labels;
    String counted;
    if (hasLabels && DataFile.findOptional(DatasetKind.GRAPH, directory, LABELS).isEmpty()) {
      readEdges(Integer.MAX_VALUE);
      labels = new byte[nodesOfEdges()];
      Arrays.fill(labels, Labels.UNKNOWN);
      counted = EDGES;
    } else {
      labels = LabelReader.read(DataFile.find(DatasetKind.GRAPH, directory, LABELS), "node");
      readEdges(labels.length);
      counted = LABELS;
    }
    Optional<DataFile> stored = DataFile.findOptional(DatasetKind.GRAPH, directory, FEATURES);
    float[] features =
        stored
            .map(found -> FeatureReader.read(found, labels.length, counted))
            .orElseGet(() -> new float[0]);
    return new Graph(
        sources.toArray(),
        targets.toArray(),
        labels,
        features,
        features.length / labels.length,
        edgeLabels.toArray());
  }

  private void readEdges(int nodeCount) {
    String[] columns =
        hasLabels ? new String[] {"src", "dst", LabelReader.LABEL} : new String[] {"src", "dst"};
    try (NumberTable table = NumberTable.open(file, columns)) {
      while (table.next()) {
        int source = node(table, 0, nodeCount);
        int target = node(table, 1, nodeCount);
        sources.add(source);
        targets.add(target);
        highestNode = Math.max(highestNode, Math.max(source, target));
        if (hasLabels) {
          edgeLabels.add(Labels.of(table.value(2)));
        }
      }
    }
  }

  private static int node(NumberTable table, int place, int nodeCount) {
    return nodeCount == Integer.MAX_VALUE
        ? table.index(place, "node")
        : table.index(place, "node", nodeCount, LABELS + " has nodes");
  }

  private int nodesOfEdges() {
    if (highestNode < 0) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          file + " is empty: it holds no edge, and there is no " + LABELS + ".");
    }
    return NodeNumbers.required(
        file, highestNode + 1L, sources.size(), "edges", ", or list them in " + LABELS);
  }
}
