package io.graflag.examples.snapshot;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.SnapshotSequence;
import java.util.Arrays;

/**
 * Scan statistics: a node is anomalous when more goes on around it than around itself before.
 *
 * <p>Priebe, Conroy, Marchette and Park, "Scan Statistics on Enron Graphs", Computational and
 * Mathematical Organization Theory 2005. The {@link Locality} of each node is standardised over a
 * trailing window of snapshots. A snapshot is anomalous when the largest value among its nodes, in
 * turn standardised over the window, is. Scores below 0 (calmer than before) are given as 0.
 *
 * @param locality what is measured around a node
 * @param window how many snapshots make the past, at least 1
 */
record ScanStatistics(Locality locality, int window) {
  /** There is no past to compare with. */
  static final double UNKNOWN = -1;

  /** The node has had no edge so far. */
  static final double NOT_SEEN = -2;

  /** Checks the window; USAGE where it holds no snapshot. */
  ScanStatistics {
    if (window < 1) {
      throw GraflagException.of(
          Kind.USAGE, "The window is " + window + ", but must be at least 1 snapshot.");
    }
  }

  /** Scores every node in every snapshot, one row a snapshot. */
  double[][] nodes(SnapshotSequence sequence) {
    double[][] rows = deviations(sequence);
    boolean[] seen = new boolean[sequence.nodeCount()];
    for (int snapshot = 0; snapshot < rows.length; snapshot++) {
      for (int edge = sequence.start(snapshot); edge < sequence.end(snapshot); edge++) {
        seen[sequence.sources()[edge]] = true;
        seen[sequence.targets()[edge]] = true;
      }
      for (int node = 0; node < seen.length; node++) {
        double known = snapshot == 0 ? UNKNOWN : Math.max(0, rows[snapshot][node]);
        rows[snapshot][node] = seen[node] ? known : NOT_SEEN;
      }
    }
    return rows;
  }

  /** Scores every snapshot; those of the first two, which have no past, are unknown. */
  double[][] snapshots(SnapshotSequence sequence) {
    double[][] deviations = deviations(sequence);
    double[][] rows = new double[deviations.length][1];
    TrailingWindow past = past(sequence);
    for (int snapshot = 0; snapshot < rows.length; snapshot++) {
      rows[snapshot][0] = UNKNOWN;
      if (snapshot > 0) {
        double[] largest = {Arrays.stream(deviations[snapshot]).max().orElse(0)};
        if (!past.isEmpty()) {
          rows[snapshot][0] = Math.max(0, past.standardised(largest)[0]);
        }
        past.append(largest);
      }
    }
    return rows;
  }

  /** A window longer than the sequence would hold no more, but reserve memory for it. */
  private TrailingWindow past(SnapshotSequence sequence) {
    return new TrailingWindow(Math.min(window, sequence.snapshotCount()));
  }

  /** The standardised locality of every node; zeros in the first snapshot, which has no past. */
  private double[][] deviations(SnapshotSequence sequence) {
    TrailingWindow past = past(sequence);
    double[][] rows = new double[sequence.snapshotCount()][];
    for (int snapshot = 0; snapshot < rows.length; snapshot++) {
      double[] values = locality.of(sequence, snapshot);
      rows[snapshot] = past.isEmpty() ? new double[values.length] : past.standardised(values);
      past.append(values);
    }
    return rows;
  }
}
