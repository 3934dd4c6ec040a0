package io.graflag.evaluator.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.result.Labels;
import io.graflag.core.result.Scores;
import io.graflag.core.result.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreMaskTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void countsWhatIsDroppedByReason() {
    double[] values = {0.5, Double.NaN, Double.NaN, INFINITY, -INFINITY, -1, -2, -2, 7, 3};
    byte[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 1, -1};
    ScoreMask mask = mask(new Scores(values, Shape.flat(10), 1), labels);

    assertThat(mask.filtering().total()).isEqualTo(10);
    assertThat(mask.filtering().kept()).isEqualTo(2);
    assertThat(mask.filtering().dropped())
        .containsExactly(
            entry("missing", 1),
            entry("nan", 1),
            entry("infinite", 2),
            entry("unknown", 1),
            entry("inactive", 2),
            entry("unlabelled", 1));
  }

  @Test
  void leavesOutReasonsWithoutAny() {
    assertThat(mask(Scores.flat(new double[] {1, 2}), 0, 1).filtering().dropped()).isEmpty();
  }

  @Test
  void countsAnItemByItsScoreFirst() {
    ScoreMask mask = mask(Scores.flat(new double[] {-1, 2}), -1, 1);

    assertThat(mask.filtering().dropped()).containsExactly(entry("unknown", 1));
  }

  @Test
  void keepsScoresOutsideZeroToOneAndBelowZero() {
    ScoreMask mask = mask(Scores.flat(new double[] {-1.5, 1e300, -0.999}), 0, 1, 0);

    assertThat(mask.kept()).isEqualTo(3);
    assertThat(mask.doubt()).isEmpty();
  }

  @Test
  void keepsScoresWithoutAnyGroundTruth() {
    ScoreMask mask = ScoreMask.of(Scores.flat(new double[] {1, -1, 3}), Optional.empty());

    assertThat(mask.isLabelled()).isFalse();
    assertThat(mask.kept()).isEqualTo(2);
    assertThat(mask.anomalies()).isZero();
  }

  @Test
  void doubtsSentinelsAmongNegativeScores() {
    assertThat(mask(Scores.flat(new double[] {-1, -0.3, 1}), 0, 0, 1).doubt()).isPresent();
    assertThat(mask(Scores.flat(new double[] {-1, -2, 1}), 0, 0, 1).doubt()).isEmpty();
    assertThat(mask(Scores.flat(new double[] {-0.3, -5, 1}), 0, 0, 1).doubt()).isEmpty();
  }

  @Test
  void turnsNegativeZeroIntoZero() {
    double[] kept = mask(Scores.flat(new double[] {-0.0}), 1).keptScores(true);

    assertThat(Double.doubleToRawLongBits(kept[0])).isZero();
  }

  @Test
  void keepsZeroToOneByTheOriginalsRulesWhereNoScoreIsAboveOne() {
    ScoreMask mask = original(0, 1, 0.5, -0.1, -1, -2, -7);

    assertThat(mask.kept()).isEqualTo(3);
    assertThat(mask.filtering().dropped())
        .containsOnly(entry("unknown", 1), entry("inactive", 1), entry("out_of_range", 2));
  }

  @Test
  void keepsAllAboveMinusTwoByTheOriginalsRulesOtherwise() {
    assertThat(original(1.5, 0.5, -1, -1.9, -2, -7).kept()).isEqualTo(4);
    // A NaN is no number of at most 1.
    assertThat(original(Double.NaN, 0.5, -1, -2).kept()).isEqualTo(2);
    assertThat(original(INFINITY, 0.5, -1, -2).kept()).isEqualTo(2);
  }

  private static ScoreMask original(double... scores) {
    Labels labels = Labels.flat(new byte[scores.length]);
    return ScoreMask.original(Scores.flat(scores), Optional.of(labels));
  }

  private static ScoreMask mask(Scores scores, int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return mask(scores, bytes);
  }

  private static ScoreMask mask(Scores scores, byte[] labels) {
    return ScoreMask.of(scores, Optional.of(Labels.flat(labels)));
  }

  @Test
  void saysHowManyAnomaliesWereLostWithScoresThatAreNoNumbers() {
    Scores scores =
        Scores.flat(new double[] {0.1, Double.NaN, 0.3, 0.4, Double.POSITIVE_INFINITY, -1});
    Labels labels = Labels.flat(new byte[] {0, 1, 0, 1, 1, 1});
    assertThat(ScoreMask.of(scores, Optional.of(labels)).loss().orElseThrow())
        .isEqualTo(
            "Left out 2 of 6 scores that are missing or not finite; 2 of them belong to"
                + " anomalies.");
    assertThat(ScoreMask.of(Scores.flat(new double[] {1, -1}), Optional.empty()).loss()).isEmpty();
  }
}
