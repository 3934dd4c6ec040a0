package io.graflag.evaluator.curve;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int POINTS = 300_000;
  private static final int LIMIT = 2000;

  @Test
  void keepsEveryPointOfAShortLine() {
    assertThat(Thinning.kept(4, 10, i -> i, i -> 0)).containsExactly(0, 1, 2, 3);
    assertThat(Thinning.kept(0, 10, i -> i, i -> 0)).isEmpty();
  }

  @Test
  void keepsTheEndsOfALongLineAndObeysTheLimit() {
    int[] kept = Thinning.kept(POINTS, LIMIT, i -> (double) i / POINTS, i -> 0);

    assertThat(kept).hasSizeBetween(LIMIT / 2, LIMIT).isSorted();
    assertThat(kept[0]).isZero();
    assertThat(kept[kept.length - 1]).isEqualTo(POINTS - 1);
  }

  @Test
  void leavesNoPointFarFromAKeptOne() {
    double[] walk = randomWalk();
    IntToDoubleFunction x = i -> (double) i / POINTS;
    int[] kept = Thinning.kept(POINTS, LIMIT, x, i -> walk[i]);

    int at = 0;
    double farthest = 0;
    for (int i = 0; i < POINTS; i++) {
      at = at + 1 < kept.length && kept[at + 1] <= i ? at + 1 : at;
      double distance =
          Math.max(
              x.applyAsDouble(i) - x.applyAsDouble(kept[at]), Math.abs(walk[i] - walk[kept[at]]));
      farthest = Math.max(farthest, distance);
    }
    assertThat(kept).hasSizeLessThanOrEqualTo(LIMIT);
    assertThat(farthest).isLessThan(0.01); // of an axis of length 1
  }

  @Test
  void keepsTheBandOfANoisySeries() {
    double[] noise = new Random(1).doubles(POINTS).toArray();
    noise[123_456] = 7;
    noise[222_222] = -7;
    int[] kept = Thinning.envelope(noise, LIMIT);

    assertThat(kept).hasSizeBetween(LIMIT - 100, LIMIT).isSorted().contains(123_456, 222_222);
    assertThat(kept).startsWith(0).endsWith(POINTS - 1);
    assertThat(Thinning.envelope(new double[] {3, 1, 2}, 4)).containsExactly(0, 1, 2);
  }

  @Test
  void thinsRealCurvesToTheLimitWithoutLosingTheirEnds() {
    Random random = new Random(3);
    RankedScores ranking =
        RankedScores.of(random.doubles(20_000).toArray(), random.doubles(200_000).toArray());
    Curve roc = Curve.roc(ranking);
    Curve pr = Curve.precisionRecall(ranking);

    assertThat(roc.x()).hasSizeBetween(1000, 2000);
    assertThat(pr.x()).hasSizeBetween(500, 2000);
    assertThat(new double[] {roc.x()[0], roc.y()[0], last(roc.x()), last(roc.y())})
        .containsExactly(0, 0, 1, 1);
    assertThat(new double[] {pr.x()[0], last(pr.x()), last(pr.y())}).containsExactly(1, 0, 1);
    assertThat(roc.thresholds()[0]).isNaN();
    assertThat(last(pr.thresholds())).isNaN();
  }

  private static double[] randomWalk() {
    Random random = new Random(5);
    double[] walk = new double[POINTS];
    for (int i = 1; i < POINTS; i++) {
      walk[i] = walk[i - 1] + random.nextGaussian() * 5e-4;
    }
    return walk;
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }
}
