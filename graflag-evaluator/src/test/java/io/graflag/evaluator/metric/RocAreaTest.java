package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RocAreaTest {

  @Test
  void countsATieAsHalfAPair() {
    // 7: A N; 5: A N; 1: N. The 7 ties with one normal item and beats two: 2.5. The 5 loses to one,
    // ties with one and beats one: 1.5. Of 2 * 3 pairs: 4 / 6 = 2/3.
    assertArea(new double[] {7, 5}, new double[] {7, 5, 1}, 2.0 / 3);
  }

  @Test
  void isTheOtherPartOfOneForTheOppositeScores() {
    // As above, each score taken from 8. 7: N; 3: A N; 1: A N. The 3 loses to one normal item, ties
    // with one and beats one: 1.5. The 1 loses to two and ties with one: 0.5. 2 / 6 = 1 - 2/3.
    assertArea(new double[] {1, 3}, new double[] {1, 3, 7}, 1.0 / 3);
  }

  @Test
  void givesHalfWhereAllScoresAreEqual() {
    // Six pairs, each a tie: 3 / 6.
    assertArea(new double[] {4, 4}, new double[] {4, 4, 4}, 0.5);
  }

  private static void assertArea(double[] anomalous, double[] normal, double expected) {
    MetricTable table = Runs.compute(new RocArea(), Runs.of(anomalous, normal));
    assertThat(table.value(MetricKey.AUC_ROC)).hasValue(expected);
  }
}
