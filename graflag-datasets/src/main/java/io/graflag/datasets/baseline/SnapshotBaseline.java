package io.graflag.datasets.baseline;

import io.graflag.datasets.SnapshotSequence;
import java.util.Arrays;

/** Scores of whole snapshots of a graph, from their sizes. */
public enum SnapshotBaseline implements Baseline {
  /** How many edges the snapshot has, as stored. */
  EDGE_COUNT("edges of the snapshot"),
  /** The highest such number minus the snapshot's own: few edges are anomalous. */
  MINUS_EDGE_COUNT("how few edges the snapshot has"),
  /** How many nodes have an edge in the snapshot. */
  NODE_COUNT("nodes with an edge in the snapshot"),
  /** The number of the snapshot: later is more anomalous. */
  TIME_ORDER("how late it happened");

  private final String description;

  SnapshotBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /** The score of each snapshot. */
  public double[] scores(SnapshotSequence sequence) {
    double[] scores = new double[sequence.snapshotCount()];
    int[] lastSeen = new int[sequence.nodeCount()];
    Arrays.fill(lastSeen, -1);
    for (int snapshot = 0; snapshot < scores.length; snapshot++) {
      scores[snapshot] =
          switch (this) {
            case EDGE_COUNT, MINUS_EDGE_COUNT -> sequence.end(snapshot) - sequence.start(snapshot);
            case NODE_COUNT -> nodes(sequence, snapshot, lastSeen);
            case TIME_ORDER -> snapshot;
          };
    }
    if (this == MINUS_EDGE_COUNT) {
      double highest = Arrays.stream(scores).max().orElse(0);
      return Arrays.stream(scores).map(score -> highest - score).toArray();
    }
    return scores;
  }

  private static int nodes(SnapshotSequence sequence, int snapshot, int[] lastSeen) {
    int nodes = 0;
    for (int edge = sequence.start(snapshot); edge < sequence.end(snapshot); edge++) {
      nodes += first(lastSeen, sequence.sources()[edge], snapshot);
      nodes += first(lastSeen, sequence.targets()[edge], snapshot);
    }
    return nodes;
  }

  private static int first(int[] lastSeen, int node, int snapshot) {
    boolean isFirst = lastSeen[node] != snapshot;
    lastSeen[node] = snapshot;
    return isFirst ? 1 : 0;
  }
}
