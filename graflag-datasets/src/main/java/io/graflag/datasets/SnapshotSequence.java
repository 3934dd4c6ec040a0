package io.graflag.datasets;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Optional;

/**
 * Snapshots of a directed graph, one after another, over the same nodes.
 *
 * <p>Nodes are 0 to {@code nodeCount - 1}. The edges of all snapshots lie in one column each,
 * snapshot after snapshot; an edge that is there twice weighs two. The arrays are not copied, so
 * they must not change afterwards. A label is 1 for an anomaly, 0 for normal, -1 where unknown.
 *
 * @param nodeCount how many nodes there are in all snapshots together
 * @param ends for each snapshot, the index after its last edge; ascending
 * @param sources node each edge leaves
 * @param targets node each edge enters
 * @param times when each snapshot was taken, in the unit of the dataset
 * @param nodeLabels where nodes have labels: snapshot after snapshot, {@code nodeCount} each
 * @param edgeLabels where edges have labels: one an edge
 * @param snapshotLabels where snapshots have labels: one a snapshot
 */
public record SnapshotSequence(
    int nodeCount,
    int[] ends,
    int[] sources,
    int[] targets,
    long[] times,
    Optional<byte[]> nodeLabels,
    Optional<byte[]> edgeLabels,
    Optional<byte[]> snapshotLabels) {

  /** Checks lengths and node numbers; INVALID_INPUT names both sides of a mismatch. */
  public SnapshotSequence {
    int edges = sources.length;
    require("targets", targets.length, edges + " sources", edges);
    require("times", times.length, ends.length + " snapshots", ends.length);
    int last = ends.length == 0 ? 0 : ends[ends.length - 1];
    require("edges in snapshots", last, edges + " sources", edges);
    edgeLabels.ifPresent(l -> require("edge labels", l.length, edges + " edges", edges));
    snapshotLabels.ifPresent(
        l -> require("snapshot labels", l.length, ends.length + " snapshots", ends.length));
    nodeLabels.ifPresent(
        l ->
            require(
                "node labels",
                l.length,
                ends.length + " snapshots of " + nodeCount + " nodes",
                (long) ends.length * nodeCount));
    for (int snapshot = 1; snapshot < ends.length; snapshot++) {
      if (ends[snapshot] < ends[snapshot - 1]) {
        throw invalid("Snapshot " + snapshot + " ends before it starts.");
      }
    }
    EdgeEnds.require(sources, nodeCount, "snapshots");
    EdgeEnds.require(targets, nodeCount, "snapshots");
  }

  /** How many snapshots there are. */
  public int snapshotCount() {
    return ends.length;
  }

  /** How many edges all snapshots have together. */
  public int edgeCount() {
    return sources.length;
  }

  /** How many nodes are anomalies, counted in each snapshot; empty where nodes have no labels. */
  public Optional<Integer> anomalousNodeCount() {
    return nodeLabels.map(LabelCount::anomalies);
  }

  /** How many edges are anomalies; empty where edges have no labels. */
  public Optional<Integer> anomalousEdgeCount() {
    return edgeLabels.map(LabelCount::anomalies);
  }

  /** How many snapshots are anomalies; empty where snapshots have no labels. */
  public Optional<Integer> anomalousSnapshotCount() {
    return snapshotLabels.map(LabelCount::anomalies);
  }

  /** The index of the first edge of a snapshot. */
  public int start(int snapshot) {
    return snapshot == 0 ? 0 : ends[snapshot - 1];
  }

  /** The index after the last edge of a snapshot. */
  public int end(int snapshot) {
    return ends[snapshot];
  }

  private static void require(String what, long found, String of, long expected) {
    if (found != expected) {
      throw invalid("A sequence of snapshots has " + of + ", but " + found + " " + what + ".");
    }
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
