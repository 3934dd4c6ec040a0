package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeStreamCountsTest {
  // Tick 5: 1->2, 1->2, 1->3, 4->2. Tick 9: 1->2, 2->1.
  private static final long[] SOURCES = {1, 1, 1, 4, 1, 2};
  private static final long[] TARGETS = {2, 2, 3, 2, 2, 1};
  private static final double[] TIMES = {5, 5, 5, 5, 9, 9};

  @Test
  void countsEventsSoFarInTheTick() {
    assertThat(of(EdgeStreamBaseline.EVENTS_IN_TICK)).containsExactly(1, 2, 3, 4, 1, 2);
  }

  @Test
  void countsBySource() {
    assertThat(of(EdgeStreamBaseline.SOURCE_IN_TICK)).containsExactly(1, 2, 3, 1, 1, 1);
  }

  @Test
  void countsByDestination() {
    assertThat(of(EdgeStreamBaseline.DESTINATION_IN_TICK)).containsExactly(1, 2, 1, 3, 1, 1);
  }

  @Test
  void countsByDirectedPair() {
    assertThat(of(EdgeStreamBaseline.PAIR_IN_TICK)).containsExactly(1, 2, 1, 1, 1, 1);
  }

  @Test
  void marksPairsThatWereNeverSeenBefore() {
    assertThat(of(EdgeStreamBaseline.NEW_PAIR)).containsExactly(1, 0, 1, 1, 0, 1);
  }

  @Test
  void numbersTheTicks() {
    assertThat(of(EdgeStreamBaseline.TIME_ORDER)).containsExactly(0, 0, 0, 0, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(EdgeStreamBaseline.class)
  void agreesWithLookingBackFromEveryEvent(EdgeStreamBaseline baseline) {
    Random random = new Random(7);
    // Few nodes with large and negative numbers, so that everything repeats and collides.
    long[] sources = random.longs(3000, 0, 40).map(node -> node * 0x1_0000_0001L - 20).toArray();
    long[] targets = random.longs(3000, 0, 40).map(node -> -node).toArray();
    double[] times = random.ints(3000, 0, 60).sorted().mapToDouble(time -> time / 8.0).toArray();
    assertThat(Scores.array(3000, EdgeStreamCounts.of(sources, targets, times).scores(baseline)))
        .isEqualTo(NaiveStream.scores(baseline, sources, targets, times));
  }

  @Test
  void refusesEventsThatAreNotInTheOrderOfTheStream() {
    assertThatThrownBy(() -> EdgeStreamCounts.of(new long[3], new long[3], new double[] {1, 3, 2}))
        .hasMessageContaining("Event 2 happened before the event that precedes it (2.0 after 3.0)");
    assertThatThrownBy(
            () -> EdgeStreamCounts.of(new long[2], new long[2], new double[] {1, Double.NaN}))
        .hasMessageContaining("Event 1 has no finite timestamp");
  }

  @Test
  void namesBothLengthsThatDiffer() {
    assertThatThrownBy(() -> EdgeStreamCounts.of(new long[3], new long[3], new double[2]))
        .hasMessageContaining("3 events has 2 timestamps");
    assertThatThrownBy(() -> EdgeStreamCounts.of(new long[3], new long[2], new double[3]))
        .hasMessageContaining("3 sources and 2 targets");
  }

  private static double[] of(EdgeStreamBaseline baseline) {
    return Scores.array(6, EdgeStreamCounts.of(SOURCES, TARGETS, TIMES).scores(baseline));
  }
}
