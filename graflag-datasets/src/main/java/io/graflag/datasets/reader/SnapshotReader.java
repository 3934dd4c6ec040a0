package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.SnapshotSequence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads snapshots of a graph: {@code edges.csv} and, where they exist, labels in further files.
 *
 * <p>{@code edges.csv} has the header {@code snapshot,src,dst} and perhaps {@code outlier}; its
 * lines are sorted by snapshot, numbered from 0. {@code nodes.csv} has {@code
 * snapshot,node,outlier}; what it does not list is unknown. {@code snapshots.csv} has {@code
 * snapshot,time} and perhaps {@code outlier}, one line for every snapshot, and decides how many
 * there are; without it the last edge does, and times are the numbers of the snapshots. An outlier
 * is 0 normal, -1 unknown, anything else an anomaly. Further columns are skipped, and any file may
 * be compressed, with {@code .gz} after its name.
 */
public final class SnapshotReader {
  /** Snapshot, source, target and perhaps the label of each edge. */
  public static final String EDGES = "edges.csv";

  /** The label of a node in a snapshot. */
  public static final String NODES = "nodes.csv";

  /** Time and perhaps the label of each snapshot. */
  public static final String SNAPSHOTS = "snapshots.csv";

  private static final String SNAPSHOT = "snapshot";

  /** A larger number is a date rather than a count, and would reserve memory for nothing. */
  private static final int MAX_SNAPSHOTS = 1 << 20;

  private final DataFile edgeFile;
  private final Optional<DataFile> nodeFile;
  private final Optional<DataFile> snapshotFile;

  private final IntColumn ends = new IntColumn();
  private final IntColumn sources = new IntColumn();
  private final IntColumn targets = new IntColumn();
  private final ByteColumn edgeLabels = new ByteColumn();
  private int nodeCount;

  private SnapshotReader(Path directory, boolean readsNodes) {
    edgeFile = DataFile.find(DatasetKind.SNAPSHOTS, directory, EDGES);
    nodeFile =
        readsNodes
            ? DataFile.findOptional(DatasetKind.SNAPSHOTS, directory, NODES)
            : Optional.empty();
    snapshotFile = DataFile.findOptional(DatasetKind.SNAPSHOTS, directory, SNAPSHOTS);
  }

  /**
   * Reads the snapshots of a dataset with all labels that there are.
   *
   * @param directory the directory of the dataset
   * @throws GraflagException NOT_FOUND with both candidate names, STORAGE, or INVALID_INPUT with
   *     file, line and column
   */
  public static SnapshotSequence read(Path directory) {
    return new SnapshotReader(directory, true).read();
  }

  /**
   * Reads the snapshots of a dataset without {@code nodes.csv}, by far its largest labels.
   *
   * @param directory the directory of the dataset
   * @throws GraflagException as {@link #read(Path)} does
   */
  public static SnapshotSequence readWithoutNodeLabels(Path directory) {
    return new SnapshotReader(directory, false).read();
  }

  private SnapshotSequence read() {
    Optional<SnapshotTimes> listed = snapshotFile.map(SnapshotTimes::read);
    int limit = listed.map(times -> times.times().length).orElse(MAX_SNAPSHOTS);
    String counted = listed.isPresent() ? SNAPSHOTS + " has" : "snapshots can be";
    boolean hasEdgeLabels = readEdges(limit, counted);
    int count = listed.isPresent() ? limit : ends.size() + 1;
    while (ends.size() < count) {
      ends.add(sources.size());
    }
    Optional<byte[]> nodeLabels = nodeFile.map(file -> nodeLabels(file, count));
    return new SnapshotSequence(
        nodeCount,
        ends.toArray(),
        sources.toArray(),
        targets.toArray(),
        listed.map(SnapshotTimes::times).orElseGet(() -> LongStream.range(0, count).toArray()),
        nodeLabels,
        hasEdgeLabels ? Optional.of(edgeLabels.toArray()) : Optional.empty(),
        listed.flatMap(SnapshotTimes::labels));
  }

  /** Reads all edges; the end of the last snapshot that has any is left open. */
  private boolean readEdges(int limit, String counted) {
    boolean hasLabels = NumberTable.hasColumn(edgeFile, LabelReader.LABEL);
    String[] names = {SNAPSHOT, "src", "dst", LabelReader.LABEL};
    try (NumberTable table =
        NumberTable.open(edgeFile, hasLabels ? names : Arrays.copyOf(names, 3))) {
      while (table.next()) {
        int snapshot = table.index(0, SNAPSHOT, limit, counted);
        if (snapshot < ends.size()) {
          throw GraflagException.of(
              Kind.INVALID_INPUT,
              edgeFile
                  + ": line "
                  + table.line()
                  + ": snapshot "
                  + snapshot
                  + " follows snapshot "
                  + ends.size()
                  + ".",
              "Sort the edges by snapshot.");
        }
        while (ends.size() < snapshot) {
          ends.add(sources.size());
        }
        sources.add(counted(table.index(1, "node")));
        targets.add(counted(table.index(2, "node")));
        if (hasLabels) {
          edgeLabels.add(Labels.of(table.value(3)));
        }
      }
    }
    if (sources.size() == 0) {
      throw GraflagException.of(Kind.INVALID_INPUT, edgeFile + " is empty: it holds no edge.");
    }
    requirePlausible(edgeFile, sources.size(), "edges");
    return hasLabels;
  }

  private byte[] nodeLabels(DataFile file, int snapshotCount) {
    IntColumn snapshots = new IntColumn();
    IntColumn nodes = new IntColumn();
    ByteColumn classes = new ByteColumn();
    try (NumberTable table = NumberTable.open(file, SNAPSHOT, "node", LabelReader.LABEL)) {
      while (table.next()) {
        snapshots.add(table.index(0, SNAPSHOT, snapshotCount, "the dataset has snapshots"));
        nodes.add(counted(table.index(1, "node")));
        classes.add(Labels.of(table.value(2)));
      }
    }
    requirePlausible(file, sources.size() + nodes.size(), "edges and labels");
    byte[] labels = new byte[size(snapshotCount)];
    Arrays.fill(labels, Labels.UNKNOWN);
    boolean[] seen = new boolean[labels.length];
    int[] snapshot = snapshots.toArray();
    int[] node = nodes.toArray();
    byte[] label = classes.toArray();
    for (int i = 0; i < label.length; i++) {
      int at = snapshot[i] * nodeCount + node[i];
      if (seen[at]) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file
                + ": line "
                + (i + 2)
                + ": node "
                + node[i]
                + " has a second label in snapshot "
                + snapshot[i]
                + ".");
      }
      seen[at] = true;
      labels[at] = label[i];
    }
    return labels;
  }

  private void requirePlausible(DataFile file, int mentions, String counted) {
    NodeNumbers.required(file, nodeCount, mentions, counted, "");
  }

  private int size(int snapshotCount) {
    long size = (long) snapshotCount * nodeCount;
    if (size > Integer.MAX_VALUE - 8) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          snapshotCount + " snapshots of " + nodeCount + " nodes are too many for one array.",
          "Number the nodes from 0 without gaps, or take longer snapshots.");
    }
    return (int) size;
  }

  private int counted(int node) {
    nodeCount = Math.max(nodeCount, node + 1);
    return node;
  }
}
