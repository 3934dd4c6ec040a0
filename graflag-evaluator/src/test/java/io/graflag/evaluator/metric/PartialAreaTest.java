package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.Patients;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialAreaTest {

  @Test
  void endsBetweenTwoPoints() {
    // A, then one block of 1 A and 4 N, then 16 N; FPR 0 to 4/20 = 0.2 while TPR goes 1/2 to 1.
    // At FPR 0.1, half-way: TPR 0.75. Area 0.1 * (0.5 + 0.75) / 2 = 0.0625. Chance 0.1^2 / 2 =
    // 0.005, best 0.1: (1 + (0.0625 - 0.005) / (0.1 - 0.005)) / 2 = (1 + 0.605263) / 2 = 0.802632.
    RankedScores ranking = ranking(new double[] {30, 20}, 20, 20, 20, 20);

    assertThat(PartialArea.height(ranking, 0.1)).isCloseTo(0.75, within(1e-15));
    assertThat(PartialArea.standardised(ranking, 0.1)).isCloseTo(0.8026316, within(1e-7));
  }

  @Test
  void givesEachKeyTheAreaAndTheHeightAtItsOwnLimit() {
    // 100 normal items, so each is 0.01 of FPR, and 4 anomalies. From the top: A; 1 A and 2 N; 1 A
    // and 6 N; 1 A and 4 N; 88 N. The curve runs straight from (0, 0.25) to (0.02, 0.5), (0.08,
    // 0.75) and (0.12, 1): the limits 0.01, 0.05 and 0.1 lie half-way, at TPR 0.375, 0.625, 0.875.
    MetricTable table =
        Runs.compute(
            new PartialArea(), Runs.of(new double[] {9, 8, 7, 6}, blocks(8, 2, 7, 6, 6, 4, 1, 88)));

    assertValue(table, MetricKey.TPR_AT_FPR_01, 0.375);
    assertValue(table, MetricKey.TPR_AT_FPR_05, 0.625);
    assertValue(table, MetricKey.TPR_AT_FPR_10, 0.875);
    // Area to 0.01: 0.01 * (0.25 + 0.375) / 2 = 0.003125. Chance 0.01^2 / 2 = 0.00005, best 0.01:
    // (1 + 0.003075 / 0.00995) / 2 = (1 + 123/398) / 2 = 521/796.
    assertValue(table, MetricKey.PARTIAL_AUC_FPR_01, 521.0 / 796);
    // To 0.05: 0.02 * (0.25 + 0.5) / 2 + 0.03 * (0.5 + 0.625) / 2 = 0.0075 + 0.016875 = 0.024375.
    // Chance 0.00125, best 0.05: (1 + 0.023125 / 0.04875) / 2 = (1 + 37/78) / 2 = 115/156.
    assertValue(table, MetricKey.PARTIAL_AUC_FPR_05, 115.0 / 156);
    // To 0.1: 0.0075 + 0.06 * (0.5 + 0.75) / 2 + 0.02 * (0.75 + 0.875) / 2 = 0.06125. Chance 0.005,
    // best 0.1: (1 + 0.05625 / 0.095) / 2 = (1 + 45/76) / 2 = 121/152.
    assertValue(table, MetricKey.PARTIAL_AUC_FPR_10, 121.0 / 152);
  }

  @Test
  void takesTheHighestPointWhereTheCurveRises() {
    // A N A from the top, then 19 N; FPR is 1/20 = 0.05 from TPR 1/2 up to 1. Area to 0.05: 0.05 *
    // 1/2 = 0.025. Chance 0.00125: (1 + (0.025 - 0.00125) / (0.05 - 0.00125)) / 2 = 0.743590.
    RankedScores ranking = ranking(new double[] {30, 20}, 25);

    assertThat(PartialArea.height(ranking, 0.05)).isEqualTo(1);
    assertThat(PartialArea.standardised(ranking, 0.05)).isCloseTo(0.7435897, within(1e-7));
  }

  @Test
  void givesChanceWhereAllScoresAreEqualAndOneWhereTheyAreParted() {
    RankedScores constant = RankedScores.of(new double[3], new double[7]);
    RankedScores parted = RankedScores.of(new double[] {9, 8}, new double[] {1, 2});

    assertThat(PartialArea.standardised(constant, 0.05)).isCloseTo(0.5, within(1e-15));
    assertThat(PartialArea.height(constant, 0.05)).isCloseTo(0.05, within(1e-15));
    assertThat(PartialArea.standardised(parted, 0.05)).isCloseTo(1, within(1e-15));
    assertThat(PartialArea.height(parted, 0.05)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "s100b, 0.644564284839, 0.646654158849, 0.646091855655",
    "ndka, 0.509743841157, 0.516364394413, 0.530024247611",
    "wfns, 0.517342811619, 0.588492808005, 0.649693339039"
  })
  void agreesWithProc(String predictor, double one, double five, double ten) {
    Patients patients = Patients.read();
    double[] poor = patients.column(predictor, true);
    MetricTable table =
        Runs.compute(new PartialArea(), Runs.of(poor, patients.column(predictor, false)));

    assertThat(table.value(MetricKey.PARTIAL_AUC_FPR_01).orElseThrow())
        .isCloseTo(one, within(1e-9));
    assertThat(table.value(MetricKey.PARTIAL_AUC_FPR_05).orElseThrow())
        .isCloseTo(five, within(1e-9));
    assertThat(table.value(MetricKey.PARTIAL_AUC_FPR_10).orElseThrow())
        .isCloseTo(ten, within(1e-9));
  }

  private static void assertValue(MetricTable table, MetricKey key, double expected) {
    assertThat(table.value(key).orElseThrow()).as(key.key()).isCloseTo(expected, within(1e-12));
  }

  /** Scores, each followed by how often it comes. */
  private static double[] blocks(int... scoresAndCounts) {
    return IntStream.range(0, scoresAndCounts.length / 2)
        .flatMap(
            i -> IntStream.generate(() -> scoresAndCounts[2 * i]).limit(scoresAndCounts[2 * i + 1]))
        .asDoubleStream()
        .toArray();
  }

  /** Twenty normal items: the given ones, and the rest at the bottom. */
  private static RankedScores ranking(double[] anomalous, double... normal) {
    double[] twenty =
        IntStream.range(0, 20).mapToDouble(i -> i < normal.length ? normal[i] : -i).toArray();
    return RankedScores.of(anomalous, twenty);
  }
}
