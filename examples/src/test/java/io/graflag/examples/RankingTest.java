package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void countsTiesHalf() {
    // Pairs: (3,-1) (3,2) (2,-1) won, (2,2) tied: 3.5 of 4.
    Ranking ranking = Ranking.of(new double[] {3, 2, 2, -1}, new byte[] {1, 1, 0, 0});
    assertThat(ranking.auc()).isEqualTo(0.875);
    assertThat(ranking.averagePrecision()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-15));
    assertThat(ranking.distinctScores()).isEqualTo(3);
  }

  @Test
  void ranksNegativeScoresInTheirOrder() {
    Ranking ranking = Ranking.of(new double[] {-1, -2, -30}, new byte[] {1, 0, 0});
    assertThat(ranking.auc()).isEqualTo(1);
  }
}
