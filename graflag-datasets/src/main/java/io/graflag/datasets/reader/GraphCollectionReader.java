package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.IntColumn;
import io.graflag.core.column.LongColumn;
import io.graflag.datasets.GraphCollection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a collection of graphs: {@code edges.csv}, {@code graphs.csv} and perhaps {@code
 * nodes.csv}.
 *
 * <p>Headers are {@code graph,src,dst}, {@code graph,outlier} and {@code graph,node,label}; further
 * columns are skipped. Each graph from 0 on has one line in graphs.csv: 0 normal, -1 unknown,
 * anything else an anomaly. Nodes count from 0 in each graph. With nodes.csv each node has one line
 * there and a whole number as label; without it the nodes of a graph are those up to the highest
 * one of an edge, all of label 0. Lines come in any order; any file may be compressed, with {@code
 * .gz} after its name.
 */
public final class GraphCollectionReader {
  /** Graph, source and target of each edge. */
  public static final String EDGES = "edges.csv";

  /** The label of each graph. */
  public static final String GRAPHS = "graphs.csv";

  /** Graph, number and label of each node. */
  public static final String NODES = "nodes.csv";

  private final byte[] labels;
  private final Rows edges;
  private final Optional<Rows> nodes;

  /** The lines of a file: a graph, a node and a third number. */
  private record Rows(DataFile file, int[] graphs, int[] nodes, long[] values) {

    /** The highest node of each graph, plus one. */
    int[] sizes(int graphCount) {
      int[] sizes = new int[graphCount];
      for (int row = 0; row < graphs.length; row++) {
        sizes[graphs[row]] = Math.max(sizes[graphs[row]], nodes[row] + 1);
      }
      return sizes;
    }

    GraflagException invalid(int row, String problem) {
      return GraflagException.of(
          Kind.INVALID_INPUT, file + ": line " + (row + 2) + ": " + problem + ".");
    }
  }

  private GraphCollectionReader(Path directory) {
    DataFile edgeFile = DataFile.find(DatasetKind.COLLECTION, directory, EDGES);
    labels = LabelReader.read(DataFile.find(DatasetKind.COLLECTION, directory, GRAPHS), "graph");
    edges = rows(edgeFile, "src", "dst");
    nodes =
        DataFile.findOptional(DatasetKind.COLLECTION, directory, NODES)
            .map(file -> rows(file, "node", "label"));
  }

  /**
   * Reads the graphs of a dataset.
   *
   * @param directory the directory of the dataset
   * @throws GraflagException NOT_FOUND with both candidate names, STORAGE, or INVALID_INPUT with
   *     file and line
   */
  public static GraphCollection read(Path directory) {
    return new GraphCollectionReader(directory).collection();
  }

  private Rows rows(DataFile file, String node, String value) {
    IntColumn graphs = new IntColumn();
    IntColumn numbers = new IntColumn();
    LongColumn values = new LongColumn();
    try (NumberTable table = NumberTable.open(file, "graph", node, value)) {
      while (table.next()) {
        graphs.add(table.index(0, "graph", labels.length, GRAPHS + " has graphs"));
        numbers.add(table.index(1, "node"));
        values.add(value.equals("dst") ? table.index(2, "node") : table.value(2));
      }
    }
    return new Rows(file, graphs.toArray(), numbers.toArray(), values.toArray());
  }

  private GraphCollection collection() {
    int[] sizes = nodes.map(rows -> rows.sizes(labels.length)).orElseGet(this::sizesByEdges);
    int[] firstNodes = new int[labels.length + 1];
    for (int graph = 0; graph < labels.length; graph++) {
      long next = (long) firstNodes[graph] + sizes[graph];
      if (next > Integer.MAX_VALUE - 8) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            nodes.orElse(edges).file() + ": the graphs have more nodes than one array holds.");
      }
      firstNodes[graph + 1] = (int) next;
    }
    long[] nodeLabels =
        nodes
            .map(rows -> nodeLabels(rows, firstNodes))
            .orElseGet(() -> new long[firstNodes[labels.length]]);
    int[] sources = new int[edges.graphs().length];
    int[] targets = new int[sources.length];
    for (int edge = 0; edge < sources.length; edge++) {
      int graph = edges.graphs()[edge];
      sources[edge] = firstNodes[graph] + checked(edge, edges.nodes()[edge], sizes[graph]);
      targets[edge] = firstNodes[graph] + checked(edge, (int) edges.values()[edge], sizes[graph]);
    }
    return new GraphCollection(firstNodes, nodeLabels, sources, targets, labels);
  }

  private int[] sizesByEdges() {
    int[] sizes = edges.sizes(labels.length);
    for (int edge = 0; edge < edges.graphs().length; edge++) {
      int graph = edges.graphs()[edge];
      sizes[graph] = Math.max(sizes[graph], (int) edges.values()[edge] + 1);
    }
    long nodes = Arrays.stream(sizes).asLongStream().sum();
    NodeNumbers.required(
        edges.file(), nodes, edges.graphs().length, "edges", ", or list them in " + NODES);
    return sizes;
  }

  private static long[] nodeLabels(Rows rows, int[] firstNodes) {
    int count = firstNodes[firstNodes.length - 1];
    if (rows.graphs().length < count) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          rows.file()
              + " holds "
              + rows.graphs().length
              + " nodes, but its highest numbers make "
              + count
              + ".",
          "Each node of a graph, from 0 to its highest, has one line.");
    }
    long[] labels = new long[count];
    boolean[] seen = new boolean[count];
    for (int row = 0; row < rows.graphs().length; row++) {
      int node = firstNodes[rows.graphs()[row]] + rows.nodes()[row];
      if (seen[node]) {
        throw rows.invalid(
            row,
            "node "
                + rows.nodes()[row]
                + " of graph "
                + rows.graphs()[row]
                + " has a second label");
      }
      seen[node] = true;
      labels[node] = rows.values()[row];
    }
    return labels;
  }

  private int checked(int edge, int node, int size) {
    if (node >= size) {
      throw edges.invalid(
          edge,
          "graph "
              + edges.graphs()[edge]
              + " has no node "
              + node
              + ": "
              + NODES
              + " gives it "
              + size
              + " nodes");
    }
    return node;
  }
}
