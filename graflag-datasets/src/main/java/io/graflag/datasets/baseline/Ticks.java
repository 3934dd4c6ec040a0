package io.graflag.datasets.baseline;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** Numbers the ticks of a stream from 0: events of one time are one tick. */
final class Ticks {
  private Ticks() {}

  /**
   * The tick of each event.
   *
   * @param times when each event happened, in any unit
   * @throws GraflagException INVALID_INPUT where a time is not finite or earlier than the one
   *     before: what came before an event in its tick is not known then
   */
  static int[] of(double[] times) {
    int[] ticks = new int[times.length];
    int tick = 0;
    for (int event = 0; event < times.length; event++) {
      if (!Double.isFinite(times[event])) {
        throw invalid("Event " + event + " has no finite timestamp.");
      }
      if (event > 0 && times[event] != times[event - 1]) {
        if (times[event] < times[event - 1]) {
          throw invalid(
              "Event "
                  + event
                  + " happened before the event that precedes it ("
                  + times[event]
                  + " after "
                  + times[event - 1]
                  + "): the events are not in the order of the stream.");
        }
        tick++;
      }
      ticks[event] = tick;
    }
    return ticks;
  }

  /** Checks that every event has a time; INVALID_INPUT names both lengths if not. */
  static void require(int events, double[] times) {
    if (times.length != events) {
      throw invalid("A stream of " + events + " events has " + times.length + " timestamps.");
    }
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
