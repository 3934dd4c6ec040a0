package io.graflag.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotSequenceTest {

  @Test
  void knowsWhereASnapshotLies() {
    SnapshotSequence sequence = sequence(2, 1, 1, 3);
    assertThat(sequence.start(0)).isZero();
    assertThat(sequence.start(2)).isEqualTo(sequence.end(1)).isEqualTo(1);
    assertThat(sequence.snapshotCount()).isEqualTo(3);
    assertThat(sequence.edgeCount()).isEqualTo(3);
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> sequence(2, 1, 2)).hasMessageContaining("but 2 edges in snapshots");
    assertThatThrownBy(() -> sequence(2, 2, 1, 3)).hasMessageContaining("Snapshot 1 ends before");
    assertThatThrownBy(() -> sequence(1, 3)).hasMessageContaining("node 1 of snapshots of 1 nodes");
  }

  @Test
  void refusesLabelsOfAnotherNumber() {
    Optional<byte[]> none = Optional.empty();
    Optional<byte[]> three = Optional.of(new byte[3]);
    int[] one = new int[1];
    long[] time = new long[1];
    assertThatThrownBy(() -> new SnapshotSequence(2, one, none(), none(), time, three, none, none))
        .hasMessageContaining("1 snapshots of 2 nodes, but 3 node labels");
    assertThatThrownBy(() -> new SnapshotSequence(2, one, none(), none(), time, none, three, none))
        .hasMessageContaining("3 edge labels");
    assertThatThrownBy(() -> new SnapshotSequence(2, one, none(), none(), time, none, none, three))
        .hasMessageContaining("3 snapshot labels");
  }

  private static int[] none() {
    return new int[0];
  }

  /** Three edges, 0 to 1 each. */
  private static SnapshotSequence sequence(int nodes, int... ends) {
    return new SnapshotSequence(
        nodes,
        ends,
        new int[3],
        new int[] {1, 1, 1},
        new long[ends.length],
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
