package io.graflag.datasets.baseline;

import io.graflag.core.GraflagException;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Scores of the events of nodes in a stream, from nodes and times alone.
 *
 * <p>A tick is one value of time. Counts include the event itself and run in the order of the
 * stream.
 */
public enum NodeStreamBaseline implements Baseline {
  /** How many events came in the tick so far. */
  EVENTS_IN_TICK("events so far in the tick"),
  /** How many of them were of the same node. */
  NODE_IN_TICK("events of the node so far in the tick"),
  /** 1 where the node was never seen before, else 0. */
  NEW_NODE("whether the node was never seen before"),
  /** The number of the tick: later is more anomalous. */
  TIME_ORDER("how late it happened");

  private final String description;

  NodeStreamBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * Counts in one pass.
   *
   * @param nodes whose event it is, any number
   * @param times when each event happened, ascending, in any unit
   * @return the score of each event, by baseline
   * @throws GraflagException INVALID_INPUT where lengths differ or times descend
   */
  public static Map<NodeStreamBaseline, IntToDoubleFunction> scores(long[] nodes, double[] times) {
    Ticks.require(nodes.length, times);
    int[] ticks = Ticks.of(times);
    int[] events = new int[nodes.length];
    int[] ofNode = new int[nodes.length];
    byte[] newNodes = new byte[nodes.length];
    TickCounter counter = new TickCounter();
    for (int event = 0; event < nodes.length; event++) {
      boolean continues = event > 0 && ticks[event - 1] == ticks[event];
      events[event] = continues ? events[event - 1] + 1 : 1;
      ofNode[event] = counter.count(nodes[event], ticks[event]);
      newNodes[event] = (byte) (counter.isNew() ? 1 : 0);
    }
    return Map.of(
        EVENTS_IN_TICK, event -> events[event],
        NODE_IN_TICK, event -> ofNode[event],
        NEW_NODE, event -> newNodes[event],
        TIME_ORDER, event -> ticks[event]);
  }
}
