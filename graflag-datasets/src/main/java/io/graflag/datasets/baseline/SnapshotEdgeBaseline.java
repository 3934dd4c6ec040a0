package io.graflag.datasets.baseline;

/**
 * Scores of edges in the snapshots of a graph, from the edges alone.
 *
 * <p>The edges of a snapshot have no order, so counts are over all of it.
 */
public enum SnapshotEdgeBaseline implements Baseline {
  /** How many edges the snapshot has. */
  EDGES_IN_SNAPSHOT("edges of the snapshot"),
  /** How many of them leave the same node. */
  SOURCE_IN_SNAPSHOT("edges of the source in the snapshot"),
  /** How many of them enter the same node. */
  DESTINATION_IN_SNAPSHOT("edges of the destination in the snapshot"),
  /** How many of them have the same source and destination. */
  PAIR_IN_SNAPSHOT("edges of the pair in the snapshot"),
  /** 1 where no earlier snapshot had the pair, else 0. */
  NEW_PAIR("whether no earlier snapshot had the pair"),
  /** The number of the snapshot: later is more anomalous. */
  TIME_ORDER("how late it happened");

  private final String description;

  SnapshotEdgeBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
