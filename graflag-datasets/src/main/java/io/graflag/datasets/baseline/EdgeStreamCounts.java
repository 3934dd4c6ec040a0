package io.graflag.datasets.baseline;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.function.IntToDoubleFunction;

/**
 * What was counted in one pass over an edge stream, one value an event.
 *
 * <p>O(events) time; 20 bytes an event and some 60 a distinct pair.
 */
public final class EdgeStreamCounts {
  private final int[] ticks;
  private final int[] events;
  private final int[] ofSource;
  private final int[] ofDestination;
  private final int[] ofPair;
  private final byte[] newPairs;

  private EdgeStreamCounts(int[] ticks) {
    this.ticks = ticks;
    events = new int[ticks.length];
    ofSource = new int[ticks.length];
    ofDestination = new int[ticks.length];
    ofPair = new int[ticks.length];
    newPairs = new byte[ticks.length];
  }

  /**
   * Counts.
   *
   * @param sources node each event leaves, any number
   * @param targets node each event enters
   * @param times when each event happened, ascending, in any unit
   * @throws GraflagException INVALID_INPUT where lengths differ or times descend
   */
  public static EdgeStreamCounts of(long[] sources, long[] targets, double[] times) {
    if (sources.length != targets.length) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "A stream has " + sources.length + " sources and " + targets.length + " targets.");
    }
    Ticks.require(sources.length, times);
    EdgeStreamCounts counts = new EdgeStreamCounts(Ticks.of(times));
    counts.count(sources, targets);
    return counts;
  }

  private void count(long[] sources, long[] targets) {
    TickCounter leaving = new TickCounter();
    TickCounter entering = new TickCounter();
    TickCounter pairs = new TickCounter();
    for (int event = 0; event < ticks.length; event++) {
      int tick = ticks[event];
      boolean continues = event > 0 && ticks[event - 1] == tick;
      events[event] = continues ? events[event - 1] + 1 : 1;
      ofSource[event] = leaving.count(sources[event], tick);
      ofDestination[event] = entering.count(targets[event], tick);
      // Nodes may be any long; their numbers fit half of one each.
      ofPair[event] = pairs.count((long) leaving.last() << Integer.SIZE | entering.last(), tick);
      newPairs[event] = (byte) (pairs.isNew() ? 1 : 0);
    }
  }

  /** The score of each event by a baseline. */
  public IntToDoubleFunction scores(EdgeStreamBaseline baseline) {
    return switch (baseline) {
      case EVENTS_IN_TICK -> event -> events[event];
      case SOURCE_IN_TICK -> event -> ofSource[event];
      case DESTINATION_IN_TICK -> event -> ofDestination[event];
      case PAIR_IN_TICK -> event -> ofPair[event];
      case NEW_PAIR -> event -> newPairs[event];
      case TIME_ORDER -> event -> ticks[event];
    };
  }
}
