package io.graflag.datasets.baseline;

import io.graflag.core.GraflagException;
import java.util.function.IntToDoubleFunction;

/** Scores of items of which nothing but their time is known. */
public enum TimeBaseline implements Baseline {
  /** The number of the tick: later is more anomalous. */
  TIME_ORDER("how late it happened");

  private final String description;

  TimeBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * Numbers the ticks.
   *
   * @param times when each item happened, ascending, in any unit
   * @throws GraflagException INVALID_INPUT where times descend
   */
  public IntToDoubleFunction scores(double[] times) {
    int[] ticks = Ticks.of(times);
    return item -> ticks[item];
  }
}
