package io.graflag.examples.anograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.generate.BurstStream;
import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.Ranking;
import io.graflag.examples.stream.StreamRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnoEdgeTest {
  private static final MatrixSize SIZE = MatrixSize.PUBLISHED;

  // Halves are exact, so no tie hangs on the order in which numbers were added.
  @ParameterizedTest
  @CsvSource({"false, 2, 0.5", "false, 7, 0.5", "false, 7, 1", "false, 16, 0.5", "false, 7, 0.9"})
  void globalDensityAgreesWithSummingEverythingAnew(boolean isLocal, int side, double decay) {
    requireTwins(new GlobalDensity(side), new NaiveMatrix(side, isLocal), side, decay);
  }

  @ParameterizedTest
  @CsvSource({"true, 2, 0.5", "true, 7, 0.5", "true, 7, 1", "true, 16, 0.5"})
  void localDensityAgreesWithSummingEverythingAnew(boolean isLocal, int side, double decay) {
    requireTwins(new LocalDensity(side), new NaiveMatrix(side, isLocal), side, decay);
  }

  private static void requireTwins(CellDensity one, CellDensity other, int side, double decay) {
    SeededRandom random = new SeededRandom(side);
    for (int edge = 1; edge <= 1_000; edge++) {
      if (edge % 40 == 0) {
        one.decay(decay);
        other.decay(decay);
      }
      int row = Math.min(random.below(side), random.below(side));
      int column = random.happens(30) ? row : random.below(side);
      assertThat(one.add(row, column)).isCloseTo(other.add(row, column), within(1e-9));
    }
  }

  @Test
  void globalDensityGrowsTowardsWhatAddsMost() {
    GlobalDensity matrix = new GlobalDensity(32);
    matrix.add(3, 4);
    assertThat(matrix.add(3, 4)).isEqualTo(2);
    assertThat(matrix.add(3, 5)).isEqualTo(3 / Math.sqrt(2)); // with column 4
  }

  @Test
  void localDensityIsTheMeanAroundTheCell() {
    LocalDensity matrix = new LocalDensity(32);
    assertThat(matrix.add(0, 0)).isEqualTo(1); // in the submatrix from the beginning
    assertThat(matrix.add(0, 0)).isEqualTo(2);
    assertThat(matrix.add(5, 5)).isZero(); // outside, and nothing ties it to the inside
  }

  @Test
  void decaysOnceHoweverLongTheGap() {
    AnoEdge detector = AnoEdge.global(SIZE, 0.5, 1);
    assertThat(detector.score(1, 2, 1)).isEqualTo(1);
    assertThat(detector.score(1, 2, 2)).isEqualTo(1.5);
    assertThat(detector.score(1, 2, 1_000)).isEqualTo(1.75);
    assertThat(detector.score(1, 2, 1_000)).isEqualTo(2.75);
  }

  @Test
  void drawsOtherHashesFromAnotherSeedAndTheSameFromTheSame() {
    EdgeStream sample = BurstStream.SAMPLE.generate();
    double[] one = StreamRun.scores(AnoEdge.local(SIZE, 0.9, 1), sample);
    assertThat(StreamRun.scores(AnoEdge.local(SIZE, 0.9, 1), sample)).isEqualTo(one);
    assertThat(StreamRun.scores(AnoEdge.local(SIZE, 0.9, 2), sample)).isNotEqualTo(one);
  }

  @Test
  void findsMostBurstsOfTheSample() {
    EdgeStream sample = BurstStream.SAMPLE.generate();
    double[] global = StreamRun.scores(AnoEdge.global(SIZE, 0.9, 1), sample);
    double[] local = StreamRun.scores(AnoEdge.local(SIZE, 0.9, 1), sample);
    assertThat(Ranking.of(global, sample.labels()).auc()).isBetween(0.75, 0.9);
    assertThat(Ranking.of(local, sample.labels()).auc()).isBetween(0.85, 0.95);
  }

  @Test
  void refusesATickThatStepsBack() {
    AnoEdge detector = AnoEdge.local(SIZE, 0.9, 1);
    detector.score(1, 2, 9);
    assertThatThrownBy(() -> detector.score(1, 2, 8)).hasMessageContaining("tick 8 follows tick 9");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesDecaysWithoutMeaning(double decay) {
    assertThatThrownBy(() -> AnoEdge.global(SIZE, decay, 1))
        .hasMessageContaining("decay is " + decay);
  }

  @Test
  void refusesSizesAndSeedsThatCannotBe() {
    assertThatThrownBy(() -> new MatrixSize(0, 32)).hasMessageContaining("0 matrices");
    assertThatThrownBy(() -> new MatrixSize(2, 1)).hasMessageContaining("1 buckets");
    assertThatThrownBy(() -> AnoEdge.global(SIZE, 0.9, -1)).hasMessageContaining("seed is -1");
  }
}
