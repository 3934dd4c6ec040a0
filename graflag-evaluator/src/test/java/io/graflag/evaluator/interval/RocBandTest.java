package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RocBandTest {
  /** The points at false positive rates 0, 0.25, 0.5625 and 1: squares of 0, 64, 96, 128 / 128. */
  private static final int[] POINTS = {0, 64, 96, 128};

  @Test
  void readsTruePositiveRatesOffACurve() {
    // A N (A N): (0, 0) up to (0, 1/2), right to (1/2, 1/2), then straight to (1, 1).
    double[][] rates = new double[RocBand.POINTS][1];
    RocBand.note(new int[] {1, 0, 1}, new int[] {0, 1, 1}, rates, 0);

    assertThat(IntStream.of(POINTS).mapToDouble(point -> rates[point][0]))
        .containsExactly(0.5, 0.5, 0.5625, 1.0);
  }

  @Test
  void hasNoWidthWhereEveryResampleRanksAlike() {
    RocBand constant = band(new double[3], new double[5]);
    assertThat(constant.low()).containsExactly(constant.falsePositiveRates());
    assertThat(constant.high()).containsExactly(constant.falsePositiveRates());

    assertThat(band(new double[] {5, 6}, new double[] {1, 2}).low()).containsOnly(1.0);
  }

  @Test
  void holdsTheCurveOfThePopulationInNinetyFiveOfAHundredSamples() {
    // Normal items from N(0, 1), anomalies from N(1, 1): at a false positive rate of 0.25 the true
    // positive rate is P(N(1, 1) > 0.6745) = P(N(0, 1) > -0.3255) = 0.6276.
    long holding =
        IntStream.range(0, 200)
            .mapToObj(seed -> band(normal(seed, 1, 100), normal(1000 + seed, 0, 150)))
            .filter(band -> band.low()[64] <= 0.6276 && 0.6276 <= band.high()[64])
            .count();

    assertThat(holding).isBetween(182L, 198L);
  }

  @Test
  void liesAroundTheCurveOfAMillionScores() {
    // Of evenly spread scores a share of 1 - t lies above t, of their roots 1 - t^2: at a false
    // positive rate of f the true one is 1 - (1 - f)^2.
    DoubleUnaryOperator curve = rate -> 1 - (1 - rate) * (1 - rate);
    double[] normal = IntStream.range(0, 1_000_000).mapToDouble(i -> i / 1e6).toArray();
    double[] anomalous = IntStream.range(0, 2_000).mapToDouble(i -> Math.sqrt(i / 2e3)).toArray();
    RocBand band = band(anomalous, normal);

    for (int point : new int[] {32, 64, 96}) {
      double exact = curve.applyAsDouble(band.falsePositiveRates()[point]);
      // Two standard errors of a share of 2,000 anomalies are 0.022 at most.
      assertThat(exact).isBetween(band.low()[point], band.high()[point]);
      assertThat(band.high()[point] - band.low()[point]).isBetween(0.01, 0.05);
    }
  }

  private static RocBand band(double[] anomalous, double[] normal) {
    return Bootstrap.of(RankedScores.of(anomalous, normal)).rocBand();
  }

  private static double[] normal(int seed, double mean, int size) {
    Random random = new Random(seed);
    return IntStream.range(0, size).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }
}
