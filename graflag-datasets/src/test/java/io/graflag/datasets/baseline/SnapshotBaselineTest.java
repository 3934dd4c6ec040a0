package io.graflag.datasets.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.datasets.SnapshotSequence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotBaselineTest {
  // Snapshot 0: 0 -> 1, 0 -> 1, 2 -> 2. Snapshot 1: none. Snapshot 2: 0 -> 1, 1 -> 0.
  private static final SnapshotSequence SEQUENCE =
      new SnapshotSequence(
          3,
          new int[] {3, 3, 5},
          new int[] {0, 0, 2, 0, 1},
          new int[] {1, 1, 2, 1, 0},
          new long[] {10, 20, 30},
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void countsEdgesAndNodesOfSnapshots() {
    assertThat(SnapshotBaseline.EDGE_COUNT.scores(SEQUENCE)).containsExactly(3, 0, 2);
    assertThat(SnapshotBaseline.MINUS_EDGE_COUNT.scores(SEQUENCE)).containsExactly(0, 3, 1);
    assertThat(SnapshotBaseline.NODE_COUNT.scores(SEQUENCE)).containsExactly(3, 0, 2);
    assertThat(SnapshotBaseline.TIME_ORDER.scores(SEQUENCE)).containsExactly(0, 1, 2);
  }

  @Test
  void countsEdgesOfNodesInEachSnapshot() {
    assertThat(SnapshotNodeBaseline.OUT_DEGREE_IN_SNAPSHOT.scores(SEQUENCE))
        .containsExactly(2, 0, 1, 0, 0, 0, 1, 1, 0);
    assertThat(SnapshotNodeBaseline.IN_DEGREE_IN_SNAPSHOT.scores(SEQUENCE))
        .containsExactly(0, 2, 1, 0, 0, 0, 1, 1, 0);
    assertThat(SnapshotNodeBaseline.DEGREE_IN_SNAPSHOT.scores(SEQUENCE))
        .containsExactly(2, 2, 2, 0, 0, 0, 2, 2, 0);
  }

  @Test
  void turnsDegreesAroundAndNumbersSnapshots() {
    assertThat(SnapshotNodeBaseline.MINUS_DEGREE_IN_SNAPSHOT.scores(SEQUENCE))
        .containsExactly(0, 0, 0, 2, 2, 2, 0, 0, 2);
    assertThat(SnapshotNodeBaseline.TIME_ORDER.scores(SEQUENCE))
        .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void countsWholeSnapshotsForTheirEdges() {
    assertThat(ofEdges(SnapshotEdgeBaseline.EDGES_IN_SNAPSHOT)).containsExactly(3, 3, 3, 2, 2);
    assertThat(ofEdges(SnapshotEdgeBaseline.SOURCE_IN_SNAPSHOT)).containsExactly(2, 2, 1, 1, 1);
    assertThat(ofEdges(SnapshotEdgeBaseline.DESTINATION_IN_SNAPSHOT))
        .containsExactly(2, 2, 1, 1, 1);
    assertThat(ofEdges(SnapshotEdgeBaseline.PAIR_IN_SNAPSHOT)).containsExactly(2, 2, 1, 1, 1);
  }

  @Test
  void marksPairsThatNoEarlierSnapshotHad() {
    assertThat(ofEdges(SnapshotEdgeBaseline.NEW_PAIR)).containsExactly(1, 1, 1, 0, 1);
    assertThat(ofEdges(SnapshotEdgeBaseline.TIME_ORDER)).containsExactly(0, 0, 0, 2, 2);
  }

  private static double[] ofEdges(SnapshotEdgeBaseline baseline) {
    SnapshotEdgeCounts counts =
        SnapshotEdgeCounts.of(
            new long[] {0, 0, 2, 0, 1}, new long[] {1, 1, 2, 1, 0}, SEQUENCE.ends());
    return Scores.array(5, counts.scores(baseline));
  }
}
