package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NodeStreamBaselineTest {
  // Tick 0: nodes 7, 7, 8. Tick 1: nodes 7, 9.
  private static final long[] NODES = {7, 7, 8, 7, 9};
  private static final double[] TIMES = {0, 0, 0, 1, 1};

  @Test
  void countsEventsAndTheNodesOwnInTheTick() {
    assertThat(of(NodeStreamBaseline.EVENTS_IN_TICK)).containsExactly(1, 2, 3, 1, 2);
    assertThat(of(NodeStreamBaseline.NODE_IN_TICK)).containsExactly(1, 2, 1, 1, 1);
  }

  @Test
  void marksNewNodesAndNumbersTheTicks() {
    assertThat(of(NodeStreamBaseline.NEW_NODE)).containsExactly(1, 0, 1, 0, 1);
    assertThat(of(NodeStreamBaseline.TIME_ORDER)).containsExactly(0, 0, 0, 1, 1);
  }

  @Test
  void refusesTimesThatDescend() {
    assertThatThrownBy(() -> NodeStreamBaseline.scores(new long[2], new double[] {1, 0}))
        .hasMessageContaining("not in the order of the stream");
  }

  private static double[] of(NodeStreamBaseline baseline) {
    return Scores.array(5, NodeStreamBaseline.scores(NODES, TIMES).get(baseline));
  }
}
