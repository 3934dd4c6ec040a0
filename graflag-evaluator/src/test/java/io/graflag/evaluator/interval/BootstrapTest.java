package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.evaluation.Confidence;
import io.graflag.evaluator.Patients;
import io.graflag.evaluator.metric.PrecisionRecallArea;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {

  @Test
  void liesWhereEveryResampleOfATinyRankingLies() {
    // A N A N from the top. Each class draws both, or one twice, with chances 1/2, 1/4, 1/4. Best:
    // the upper anomaly twice: AP 1. Worst: the lower anomaly twice below the upper normal item
    // twice: 2 of 4, AP 0.5. Both come in 1/16 or more of the resamples.
    Confidence interval = Bootstrap.of(ranking(4, 2, 3, 1)).averagePrecision();

    assertThat(interval.low()).isEqualTo(0.5);
    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.method()).isEqualTo("bootstrap");
    assertThat(interval.resamples()).hasValue(1000);
  }

  @Test
  void givesTheSameEveryTime() {
    assertThat(Bootstrap.of(ranking(4, 2, 3, 1)))
        .usingRecursiveComparison()
        .isEqualTo(Bootstrap.of(ranking(4, 2, 3, 1)));
  }

  @Test
  void givesNoWidthWhereEveryResampleRanksAlike() {
    Confidence perfect = Bootstrap.of(ranking(4, 3, 2, 1)).averagePrecision();
    assertThat(perfect.low()).isEqualTo(1);
    assertThat(perfect.high()).isEqualTo(1);

    // Always one block of 2 A and 2 N: two places of its four hold one anomaly, 1 / 2.
    Confidence constant = Bootstrap.of(ranking(5, 5, 5, 5)).topK();
    assertThat(constant.low()).isEqualTo(0.5);
    assertThat(constant.high()).isEqualTo(0.5);
    assertThat(constant.standardError()).hasValue(0);
  }

  /** Ends of 20,000 resamples that a program in another language drew item by item. */
  @ParameterizedTest
  @CsvSource({"s100b, 0.5788, 0.7928", "ndka, 0.3903, 0.6255", "wfns, 0.5745, 0.7976"})
  void agreesWithResamplingItemByItem(String predictor, double low, double high) {
    Patients patients = Patients.read();
    Confidence interval =
        Bootstrap.of(
                RankedScores.of(
                    patients.column(predictor, true), patients.column(predictor, false)))
            .averagePrecision();

    assertThat(interval.low()).isCloseTo(low, within(0.01));
    assertThat(interval.high()).isCloseTo(high, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1000000, 100, 3", "10000000, 100000, 2"})
  void agreesWithTheExactValuesOnMillions(int size, int anomalies, double shift) {
    RankedScores ranking = gaussian(size, anomalies, shift);
    double exact = PrecisionRecallArea.averagePrecision(ranking);
    Bootstrap resampled = Bootstrap.of(ranking);

    assertThat(RankingBlocks.of(ranking).averagePrecision()).isCloseTo(exact, within(5e-4));
    assertThat(exact)
        .isBetween(resampled.averagePrecision().low(), resampled.averagePrecision().high());
    int k = anomalies;
    double found = ranking.truePositives(ranking.blockAt(k)) / (double) k;
    assertThat(found).isBetween(resampled.topK().low(), resampled.topK().high());
  }

  @Test
  void hasTheSpreadOfTheWholeRankingInBlocks() {
    // As many items as are still resampled one by one, then one more: resampled in blocks.
    double[] anomalous = draws(300, 2.5);
    double[] normal = draws(RankingBlocks.EXACT_SIZE - 300, 0);
    double[] oneMore = Arrays.copyOf(normal, normal.length + 1);
    Confidence whole = Bootstrap.of(RankedScores.of(anomalous, normal)).averagePrecision();
    Confidence counted = Bootstrap.of(RankedScores.of(anomalous, oneMore)).averagePrecision();

    assertThat(counted.low()).isCloseTo(whole.low(), within(0.004));
    assertThat(counted.high()).isCloseTo(whole.high(), within(0.004));
  }

  private static RankedScores ranking(double a, double b, double c, double d) {
    return RankedScores.of(new double[] {a, b}, new double[] {c, d});
  }

  /** Scores of two nearly normal distributions, as far apart as told. */
  private static RankedScores gaussian(int size, int anomalies, double shift) {
    return RankedScores.of(draws(anomalies, shift), draws(size - anomalies, 0));
  }

  private static double[] draws(int count, double shift) {
    return new Random(count).doubles(count).map(u -> shift + Math.log(u / (1 - u)) / 1.7).toArray();
  }
}
