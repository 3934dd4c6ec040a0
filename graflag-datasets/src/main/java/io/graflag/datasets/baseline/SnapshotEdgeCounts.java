package io.graflag.datasets.baseline;

import java.util.function.IntToDoubleFunction;

/** What was counted over the edges of snapshots, one value an edge; O(edges) time. */
public final class SnapshotEdgeCounts {
  private final int[] snapshots;
  private final int[] edges;
  private final int[] ofSource;
  private final int[] ofDestination;
  private final int[] ofPair;
  private final byte[] newPairs;

  private SnapshotEdgeCounts(int size) {
    snapshots = new int[size];
    edges = new int[size];
    ofSource = new int[size];
    ofDestination = new int[size];
    ofPair = new int[size];
    newPairs = new byte[size];
  }

  /**
   * Counts.
   *
   * @param sources node each edge leaves, any number, snapshot after snapshot
   * @param targets node each edge enters, as many
   * @param ends for each snapshot, the index after its last edge; ascending
   */
  public static SnapshotEdgeCounts of(long[] sources, long[] targets, int[] ends) {
    SnapshotEdgeCounts counts = new SnapshotEdgeCounts(sources.length);
    counts.count(sources, targets, ends);
    return counts;
  }

  private void count(long[] sources, long[] targets, int[] ends) {
    TickCounter leaving = new TickCounter();
    TickCounter entering = new TickCounter();
    TickCounter pairs = new TickCounter();
    int start = 0;
    for (int snapshot = 0; snapshot < ends.length; snapshot++) {
      // The first pass leaves the numbers of the keys in the columns, the second their counts.
      for (int edge = start; edge < ends[snapshot]; edge++) {
        leaving.count(sources[edge], snapshot);
        entering.count(targets[edge], snapshot);
        pairs.count((long) leaving.last() << Integer.SIZE | entering.last(), snapshot);
        ofSource[edge] = leaving.last();
        ofDestination[edge] = entering.last();
        ofPair[edge] = pairs.last();
      }
      for (int edge = start; edge < ends[snapshot]; edge++) {
        snapshots[edge] = snapshot;
        edges[edge] = ends[snapshot] - start;
        newPairs[edge] = (byte) (pairs.firstTick(ofPair[edge]) == snapshot ? 1 : 0);
        ofSource[edge] = leaving.count(ofSource[edge]);
        ofDestination[edge] = entering.count(ofDestination[edge]);
        ofPair[edge] = pairs.count(ofPair[edge]);
      }
      start = ends[snapshot];
    }
  }

  /** The score of each edge by a baseline. */
  public IntToDoubleFunction scores(SnapshotEdgeBaseline baseline) {
    return switch (baseline) {
      case EDGES_IN_SNAPSHOT -> edge -> edges[edge];
      case SOURCE_IN_SNAPSHOT -> edge -> ofSource[edge];
      case DESTINATION_IN_SNAPSHOT -> edge -> ofDestination[edge];
      case PAIR_IN_SNAPSHOT -> edge -> ofPair[edge];
      case NEW_PAIR -> edge -> newPairs[edge];
      case TIME_ORDER -> edge -> snapshots[edge];
    };
  }
}
