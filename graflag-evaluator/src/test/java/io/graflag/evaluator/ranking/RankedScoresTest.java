package io.graflag.evaluator.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankedScoresTest {
  // From the top: 0.9 (1 anomaly), 0.5 (2 anomalies, 1 normal), 0.1 (2 normal).
  private final RankedScores ranking =
      RankedScores.of(new double[] {0.5, 0.9, 0.5}, new double[] {0.1, 0.5, 0.1});

  @Test
  void countsFromTheHighestScoreDown() {
    assertThat(ranking.blocks()).isEqualTo(3);
    assertThat(column(ranking.blocks(), 0)).containsExactly(1, 3, 3);
    assertThat(column(ranking.blocks(), 1)).containsExactly(0, 1, 3);
    assertThat(ranking.threshold(0)).isEqualTo(0.9);
    assertThat(ranking.threshold(2)).isEqualTo(0.1);
    assertThat(ranking.tied()).isEqualTo(5);
  }

  @Test
  void startsFromNothing() {
    assertThat(ranking.truePositives(-1)).isZero();
    assertThat(ranking.falsePositives(-1)).isZero();
    assertThat(ranking.anomaliesIn(0)).isEqualTo(1);
    assertThat(ranking.normalsIn(1)).isEqualTo(1);
  }

  @Test
  void findsTheBlockOfAPlace() {
    assertThat(IntStream.rangeClosed(1, 6).map(ranking::blockAt)).containsExactly(0, 1, 1, 1, 2, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> ranking.blockAt(7));
    assertThatIllegalArgumentException().isThrownBy(() -> ranking.blockAt(0));
  }

  @Test
  void takesNegativeZeroAndZeroForOneScore() {
    RankedScores zeros = RankedScores.of(new double[] {-0.0}, new double[] {0.0, -0.0});

    assertThat(zeros.blocks()).isEqualTo(1);
    assertThat(zeros.tied()).isEqualTo(3);
  }

  @Test
  void tellsNeighbouringDoublesApart() {
    RankedScores close = RankedScores.of(new double[] {0.3}, new double[] {Math.nextUp(0.3)});

    assertThat(close.blocks()).isEqualTo(2);
    assertThat(close.truePositives(0)).isZero();
  }

  @Test
  void holdsNothingOfNothing() {
    RankedScores empty = RankedScores.of(new double[0], new double[0]);

    assertThat(empty.blocks()).isZero();
    assertThat(empty.size()).isZero();
  }

  @Test
  void leavesTheGivenArraysAlone() {
    double[] given = {3, 1, 2};
    RankedScores.of(given, new double[0]);

    assertThat(given).containsExactly(3, 1, 2);
  }

  private int[] column(int blocks, int which) {
    return IntStream.range(0, blocks)
        .map(b -> which == 0 ? ranking.truePositives(b) : ranking.falsePositives(b))
        .toArray();
  }
}
