package io.graflag.evaluator.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreCellsTest {
  /** Half a cell of 400 between 0 and 100. */
  private static final double HALF = 50.0 / 399 + 1e-9;

  @Test
  void keepsRangeAndQuantilesOfAColumn() {
    // 0 to 100 in the first of 500 columns, one score of 40 in the last.
    ScoreCells cells = new ScoreCells(1000, axis(0, 40, 100));
    IntStream.rangeClosed(0, 100).forEach(score -> cells.add(1, score));
    cells.add(1000, 40);

    assertThat(cells.ranges().x()).containsExactly(1, 999);
    assertThat(cells.ranges().low()).containsExactly(new double[] {0, 40}, within(HALF));
    assertThat(cells.ranges().high()).containsExactly(new double[] {100, 40}, within(HALF));
    assertThat(cells.quantiles(0.5).y()).containsExactly(new double[] {50, 40}, within(HALF));
    assertThat(cells.quantiles(0, 0.25, 1).y())
        .containsExactly(new double[] {0, 25, 100, 40}, within(HALF));
  }

  @Test
  void putsScoresOfALogarithmicAxisWhereTheAxisHasThem() {
    ScoreAxis axis = axis(IntStream.range(0, 1000).mapToDouble(i -> i == 0 ? 1e9 : i).toArray());
    ScoreCells cells = new ScoreCells(10, axis);
    cells.add(0, 999);

    assertThat(axis.unit()).isPositive();
    assertThat(cells.quantiles(0.5).y()[0]).isCloseTo(3, within(9.0 / 399));
  }

  @Test
  void takesScoresThatAreAllEqual() {
    ScoreCells cells = new ScoreCells(1, axis(7, 7));
    cells.add(0, 7);

    assertThat(cells.ranges().high()).containsExactly(7);
  }

  private static ScoreAxis axis(double... scores) {
    return ScoreAxis.of(RankedScores.of(new double[0], scores));
  }
}
