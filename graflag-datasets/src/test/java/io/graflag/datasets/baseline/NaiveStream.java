package io.graflag.datasets.baseline;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Stream baselines by their definition: looking back from each event over all before it. */
record NaiveStream(long[] sources, long[] targets, double[] times) {

  static double[] scores(
      EdgeStreamBaseline baseline, long[] sources, long[] targets, double[] times) {
    NaiveStream stream = new NaiveStream(sources, targets, times);
    return IntStream.range(0, times.length)
        .mapToDouble(event -> stream.score(baseline, event))
        .toArray();
  }

  private double score(EdgeStreamBaseline baseline, int event) {
    IntPredicate sameSource = other -> sources[other] == sources[event];
    IntPredicate sameTarget = other -> targets[other] == targets[event];
    IntPredicate samePair = sameSource.and(sameTarget);
    return switch (baseline) {
      case EVENTS_IN_TICK -> inTick(event, other -> true);
      case SOURCE_IN_TICK -> inTick(event, sameSource);
      case DESTINATION_IN_TICK -> inTick(event, sameTarget);
      case PAIR_IN_TICK -> inTick(event, samePair);
      case NEW_PAIR -> IntStream.range(0, event).anyMatch(samePair) ? 0 : 1;
      case TIME_ORDER -> Arrays.stream(times, 0, event + 1).distinct().count() - 1;
    };
  }

  private long inTick(int event, IntPredicate same) {
    return IntStream.rangeClosed(0, event)
        .filter(other -> times[other] == times[event])
        .filter(same)
        .count();
  }
}
