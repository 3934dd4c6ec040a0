package io.graflag.datasets.baseline;

import io.graflag.datasets.SnapshotSequence;
import java.util.Arrays;

/** Scores of nodes in the snapshots of a graph, from the edges of each snapshot as stored. */
public enum SnapshotNodeBaseline implements Baseline {
  /** Edges of the snapshot that leave or enter the node; a loop does both. */
  DEGREE_IN_SNAPSHOT("edges of the node in the snapshot"),
  /** The highest such degree of all snapshots minus the node's own. */
  MINUS_DEGREE_IN_SNAPSHOT("how few edges the node has in the snapshot"),
  /** Edges of the snapshot that leave the node. */
  OUT_DEGREE_IN_SNAPSHOT("edges that leave the node in the snapshot"),
  /** Edges of the snapshot that enter the node. */
  IN_DEGREE_IN_SNAPSHOT("edges that enter the node in the snapshot"),
  /** The number of the snapshot: later is more anomalous. */
  TIME_ORDER("how late it happened");

  private final String description;

  SnapshotNodeBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * The score of each node in one snapshot after another, {@code nodeCount} values a snapshot.
   *
   * @param sequence snapshots times nodes fit one array
   */
  public double[] scores(SnapshotSequence sequence) {
    double[] scores =
        new double[Math.multiplyExact(sequence.snapshotCount(), sequence.nodeCount())];
    for (int snapshot = 0; snapshot < sequence.snapshotCount(); snapshot++) {
      int row = snapshot * sequence.nodeCount();
      if (this == TIME_ORDER) {
        Arrays.fill(scores, row, row + sequence.nodeCount(), snapshot);
      } else {
        count(sequence, snapshot, scores, row);
      }
    }
    return this == MINUS_DEGREE_IN_SNAPSHOT ? below(scores) : scores;
  }

  private void count(SnapshotSequence sequence, int snapshot, double[] scores, int row) {
    for (int edge = sequence.start(snapshot); edge < sequence.end(snapshot); edge++) {
      if (this != IN_DEGREE_IN_SNAPSHOT) {
        scores[row + sequence.sources()[edge]]++;
      }
      if (this != OUT_DEGREE_IN_SNAPSHOT) {
        scores[row + sequence.targets()[edge]]++;
      }
    }
  }

  private static double[] below(double[] values) {
    double highest = Arrays.stream(values).max().orElse(0);
    return Arrays.stream(values).map(value -> highest - value).toArray();
  }
}
