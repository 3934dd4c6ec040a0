package io.graflag.examples.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.result.Scores;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.generate.ChatterSequence;
import io.graflag.examples.Ranking;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanStatisticsTest {
  private static final SnapshotSequence RANDOM = RandomSnapshots.of(9, 30, 4);

  /** Two snapshots: a path of four nodes, then its triangle 0-1-2 as well. */
  private static final SnapshotSequence PATH =
      RandomSnapshots.sequence(
          5,
          new int[] {3, 8},
          new int[] {0, 1, 2, 0, 1, 2, 0, 2},
          new int[] {1, 2, 3, 1, 2, 3, 2, 2});

  @Test
  void countsLinksOfANodeAndOfItsEgonet() {
    assertThat(Locality.DEGREE.of(PATH, 1)).containsExactly(2, 2, 3, 1, 0);
    assertThat(Locality.EGONET.of(PATH, 0)).containsExactly(1, 2, 2, 1, 0);
    assertThat(Locality.EGONET.of(PATH, 1)).containsExactly(3, 3, 4, 1, 0);
  }

  @Test
  void tellsUnknownFromNotYetSeen() {
    double[][] rows = new ScanStatistics(Locality.EGONET, 3).nodes(PATH);
    assertThat(rows[0]).containsExactly(-1, -1, -1, -1, -2);
    assertThat(rows[1]).containsExactly(2, 1, 2, 0, -2);
  }

  @ParameterizedTest
  @CsvSource({"DEGREE, 1", "DEGREE, 4", "EGONET, 1", "EGONET, 4", "EGONET, 2000000000"})
  void nodesAgreeWithBruteForce(Locality locality, int window) {
    double[][] rows = new ScanStatistics(locality, window).nodes(RANDOM);
    for (int snapshot = 1; snapshot < rows.length; snapshot++) {
      for (int node = 0; node < RANDOM.nodeCount(); node++) {
        double expected = Math.max(0, naiveDeviation(locality, window, snapshot, node));
        double score = isSeen(node, snapshot) ? expected : -2;
        assertThat(rows[snapshot][node]).isCloseTo(score, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 2_000_000_000})
  void snapshotsAgreeWithBruteForce(int window) {
    double[][] rows = new ScanStatistics(Locality.EGONET, window).snapshots(RANDOM);
    double[] largest =
        IntStream.range(0, rows.length)
            .mapToDouble(snapshot -> largestDeviation(window, snapshot))
            .toArray();
    assertThat(rows[0]).containsExactly(-1);
    assertThat(rows[1]).containsExactly(-1);
    for (int snapshot = 2; snapshot < rows.length; snapshot++) {
      double[] past = Arrays.copyOfRange(largest, Math.max(1, snapshot - window), snapshot);
      double expected = Math.max(0, standardised(largest[snapshot], past));
      assertThat(rows[snapshot][0]).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void findsMostButNotAllChatterOfTheSample() {
    SnapshotSequence sample = ChatterSequence.SAMPLE.generate();
    ScanStatistics statistics = new ScanStatistics(Locality.EGONET, 10);
    double nodes = auc(statistics.nodes(sample), sample.nodeLabels().orElseThrow());
    double snapshots = auc(statistics.snapshots(sample), sample.snapshotLabels().orElseThrow());
    assertThat(nodes).isBetween(0.95, 0.995);
    assertThat(snapshots).isBetween(0.85, 0.98);
  }

  @Test
  void refusesAWindowWithoutSnapshots() {
    assertThatThrownBy(() -> new ScanStatistics(Locality.DEGREE, 0))
        .hasMessageContaining("window is 0");
  }

  /** Leaves out what has no score, as the evaluator does. */
  private static double auc(double[][] rows, byte[] labels) {
    double[] all = Scores.rows(rows).values();
    int[] scored = IntStream.range(0, all.length).filter(i -> all[i] >= 0).toArray();
    double[] scores = IntStream.of(scored).mapToDouble(i -> all[i]).toArray();
    byte[] theirs = new byte[scored.length];
    IntStream.range(0, scored.length).forEach(i -> theirs[i] = labels[scored[i]]);
    return Ranking.of(scores, theirs).auc();
  }

  private static double largestDeviation(int window, int snapshot) {
    return IntStream.range(0, RANDOM.nodeCount())
        .mapToDouble(node -> naiveDeviation(Locality.EGONET, window, snapshot, node))
        .max()
        .orElseThrow();
  }

  private static double naiveDeviation(Locality locality, int window, int snapshot, int node) {
    double[] past =
        IntStream.range(Math.max(0, snapshot - window), snapshot)
            .mapToDouble(before -> naive(locality, before, node))
            .toArray();
    return past.length == 0 ? 0 : standardised(naive(locality, snapshot, node), past);
  }

  private static double standardised(double value, double[] past) {
    double mean = Arrays.stream(past).average().orElseThrow();
    double squares = Arrays.stream(past).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = past.length > 1 ? Math.sqrt(squares / (past.length - 1)) : 0;
    return (value - mean) / Math.max(1, deviation);
  }

  private static double naive(Locality locality, int snapshot, int node) {
    double count = 0;
    for (int a = 0; a < RANDOM.nodeCount(); a++) {
      for (int b = 0; b < a; b++) {
        boolean isIn = isNear(snapshot, node, a) && isNear(snapshot, node, b);
        boolean counts = locality == Locality.EGONET ? isIn : a == node || b == node;
        count += counts && isLinked(snapshot, a, b) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isNear(int snapshot, int node, int other) {
    return node == other || isLinked(snapshot, node, other);
  }

  private static boolean isLinked(int snapshot, int one, int other) {
    return IntStream.range(RANDOM.start(snapshot), RANDOM.end(snapshot))
        .anyMatch(
            edge ->
                RANDOM.sources()[edge] == one && RANDOM.targets()[edge] == other
                    || RANDOM.sources()[edge] == other && RANDOM.targets()[edge] == one);
  }

  private static boolean isSeen(int node, int snapshot) {
    return IntStream.range(0, RANDOM.end(snapshot))
        .anyMatch(edge -> RANDOM.sources()[edge] == node || RANDOM.targets()[edge] == node);
  }
}
