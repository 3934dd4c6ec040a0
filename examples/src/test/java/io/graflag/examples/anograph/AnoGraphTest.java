package io.graflag.examples.anograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.generate.BurstStream;
import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.Ranking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnoGraphTest {
  private static final EdgeStream STREAM =
      new EdgeStream(
          new int[] {1, 1, 1, 2},
          new int[] {2, 2, 2, 3},
          new long[] {29, 30, 59, 90},
          new byte[] {1, 1, 1, -1});

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 9, 32})
  void peelsAsSummingEverythingAnewDoes(int side) {
    SeededRandom random = new SeededRandom(side);
    GraphDensity matrix = new GraphDensity(side);
    NaiveMatrix naive = new NaiveMatrix(side, false);
    for (int edge = 1; edge <= 8 * side; edge++) {
      int row = Math.min(random.below(side), random.below(side));
      int column = random.below(side);
      matrix.add(row, column);
      naive.add(row, column);
      if (edge % side == 0) {
        assertThat(matrix.density()).isCloseTo(naive.peeled(), within(1e-9));
      }
    }
  }

  @Test
  void givesAnEmptyMatrixNoDensity() {
    assertThat(new GraphDensity(4).density()).isZero();
  }

  @Test
  void leavesEmptyWindowsOut() {
    GraphWindows windows = GraphWindows.of(STREAM, 30, 2);
    assertThat(windows.numbers()).containsExactly(0, 1, 3);
    assertThat(windows.ends()).containsExactly(1, 3, 4);
    assertThat(windows.labels()).containsExactly(0, 1, 0);
  }

  @Test
  void knowsNoLabelWhereUnknownEdgesDecide() {
    assertThat(GraphWindows.of(STREAM, 30, 1).labels()).containsExactly(1, 1, -1);
  }

  @Test
  void scoresAWindowByItsOwnEdges() {
    double[] scores = new AnoGraph(MatrixSize.PUBLISHED, 1).scores(STREAM, windows(STREAM));
    assertThat(scores).containsExactly(1, 2, 1);
  }

  @Test
  void drawsOtherHashesFromAnotherSeedAndTheSameFromTheSame() {
    EdgeStream sample = BurstStream.WINDOWS.generate();
    double[] one = scores(sample, 1);
    assertThat(scores(sample, 1)).isEqualTo(one);
    assertThat(scores(sample, 2)).isNotEqualTo(one);
  }

  @Test
  void findsMostButNotAllGraphsOfTheSample() {
    EdgeStream sample = BurstStream.WINDOWS.generate();
    Ranking ranking = Ranking.of(scores(sample, 1), windows(sample).labels());
    assertThat(ranking.auc()).isBetween(0.85, 0.99);
  }

  @Test
  void refusesWindowsAndThresholdsWithoutMeaning() {
    assertThatThrownBy(() -> GraphWindows.of(STREAM, 0, 50)).hasMessageContaining("window is 0");
    assertThatThrownBy(() -> GraphWindows.of(STREAM, 30, 0)).hasMessageContaining("threshold is 0");
  }

  @Test
  void refusesEdgesOutOfOrder() {
    EdgeStream back = new EdgeStream(new int[2], new int[2], new long[] {60, 1}, new byte[2]);
    assertThatThrownBy(() -> windows(back)).hasMessageContaining("Edge 1");
  }

  private static GraphWindows windows(EdgeStream stream) {
    return GraphWindows.of(stream, 30, 50);
  }

  private static double[] scores(EdgeStream stream, long seed) {
    return new AnoGraph(MatrixSize.PUBLISHED, seed).scores(stream, windows(stream));
  }
}
