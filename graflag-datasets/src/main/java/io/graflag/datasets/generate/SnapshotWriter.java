package io.graflag.datasets.generate;

import io.graflag.core.GraflagException;
import io.graflag.core.result.Labels;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.reader.SnapshotReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes snapshots of a graph with their descriptor, in the layout that the reader expects. */
public final class SnapshotWriter {
  private SnapshotWriter() {}

  /**
   * Writes snapshots, all labels that there are, and metadata.json.
   *
   * @param directory the directory of the dataset, created if absent; its name is the dataset's
   * @param description one sentence for lists
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public static void write(Path directory, SnapshotSequence sequence, String description) {
    DatasetWriter writer = new DatasetWriter(directory);
    writer.file(SnapshotReader.EDGES, edges(sequence));
    sequence
        .nodeLabels()
        .ifPresent(labels -> writer.file(SnapshotReader.NODES, nodes(sequence, labels)));
    writer.file(SnapshotReader.SNAPSHOTS, snapshots(sequence));
    writer.descriptor(
        description,
        "snapshots: edges, nodes and snapshots with headers; anomalies of all three kinds",
        counts(sequence));
  }

  /** The contract counts anomalies beside the edges; here they are of three kinds. */
  private static Map<String, Integer> counts(SnapshotSequence sequence) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("snapshots", sequence.snapshotCount());
    counts.put("nodes", sequence.nodeCount());
    counts.put("edges", sequence.edgeCount());
    sequence.anomalousEdgeCount().ifPresent(count -> counts.put("anomalies", count));
    sequence.anomalousNodeCount().ifPresent(count -> counts.put("anomalous_nodes", count));
    sequence.anomalousEdgeCount().ifPresent(count -> counts.put("anomalous_edges", count));
    sequence.anomalousSnapshotCount().ifPresent(count -> counts.put("anomalous_snapshots", count));
    return counts;
  }

  private static StringBuilder edges(SnapshotSequence sequence) {
    Optional<byte[]> labels = sequence.edgeLabels();
    StringBuilder text = header("snapshot,src,dst", labels.isPresent());
    for (int snapshot = 0; snapshot < sequence.snapshotCount(); snapshot++) {
      for (int edge = sequence.start(snapshot); edge < sequence.end(snapshot); edge++) {
        text.append(snapshot).append(',').append(sequence.sources()[edge]).append(',');
        text.append(sequence.targets()[edge]);
        append(text, labels, edge);
      }
    }
    return text;
  }

  private static StringBuilder nodes(SnapshotSequence sequence, byte[] labels) {
    StringBuilder text = header("snapshot,node", true);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != Labels.UNKNOWN) { // what is not listed is unknown
        text.append(i / sequence.nodeCount()).append(',').append(i % sequence.nodeCount());
        text.append(',').append(labels[i]).append('\n');
      }
    }
    return text;
  }

  private static StringBuilder snapshots(SnapshotSequence sequence) {
    Optional<byte[]> labels = sequence.snapshotLabels();
    StringBuilder text = header("snapshot,time", labels.isPresent());
    for (int snapshot = 0; snapshot < sequence.snapshotCount(); snapshot++) {
      text.append(snapshot).append(',').append(sequence.times()[snapshot]);
      append(text, labels, snapshot);
    }
    return text;
  }

  private static StringBuilder header(String columns, boolean hasLabels) {
    return new StringBuilder(columns).append(hasLabels ? ",outlier\n" : "\n");
  }

  private static void append(StringBuilder text, Optional<byte[]> labels, int at) {
    labels.ifPresent(all -> text.append(',').append(all[at]));
    text.append('\n');
  }
}
