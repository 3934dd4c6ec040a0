package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.Scores;
import io.graflag.evaluator.metric.MetricKey;
import io.graflag.evaluator.metric.MetricRules;
import io.graflag.evaluator.metric.MetricTable;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules 1 on the cases for which we have what the original printed, and where it has no rule. */
class OriginalRulesTest {
  private static final Offset<Double> CLOSE = within(0.5e-4 + 1e-12);

  /** The one case in which the library of the original left equal scores in an order of its own. */
  private static final String OTHER_ORDER = "end_points";

  static Stream<RankingCase> cases() {
    return RankingCase.all().stream().filter(each -> !each.original().isEmpty());
  }

  @Test
  void coversEveryCaseThatTheOriginalComputed() {
    assertThat(cases()).hasSize(39);
    assertThat(cases().filter(RankingCase::hangsOnOrder)).hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsWhatTheOriginalPrinted(RankingCase each) {
    Map<String, Number> found = compute(each.scores(), each.labels()).values();

    assertThat(found).containsOnlyKeys(each.original().keySet().toArray(String[]::new));
    each.original()
        .forEach(
            (key, value) -> {
              if (!(each.toString().equals(OTHER_ORDER) && key.endsWith("_at_k"))) {
                assertThat(number(found.get(key))).as(key).isCloseTo(printed(key, value), CLOSE);
              }
            });
  }

  /** The original prints a threshold of 0 as null; ours is the number. */
  private static double printed(String key, Object value) {
    boolean isZero = value == null && key.equals("best_f1_threshold");
    return isZero ? 0 : number(value);
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  @Test
  void takesTheLaterOfEqualScoresForTheHigher() {
    // Both score 5 and one place is left: it goes to the second in the file.
    assertThat(precision(new double[] {5, 5}, 1, 0)).isZero();
    assertThat(precision(new double[] {5, 5}, 0, 1)).isEqualTo(1);
    // 9: A; 5: A N A, in this order; k = 3 leaves two places: N and the last A. (1 + 1) / 3.
    assertThat(precision(new double[] {9, 5, 5, 5}, 1, 1, 0, 1)).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void takesTheTrapezoidForTheAreaUnderPrecisionAndRecall() {
    // One block of 1 A and 1 N: from (recall 0, precision 1) to (1, 0.5), 0.75 on average.
    MetricTable table = compute(new double[] {5, 5}, 1, 0);

    assertThat(table.value(MetricKey.AUC_PR)).hasValue(0.75);
    // 2 * 0.5 * 1 / (0.5 + 1 + 1e-10), a little less than 2/3.
    assertThat(table.value(MetricKey.BEST_F1).orElseThrow())
        .isEqualTo(1 / (1.5 + 1e-10))
        .isLessThan(2 / 3.0);
  }

  @Test
  void leavesOutWhatTheOriginalLeftOut() {
    MetricTable table = compute(new double[] {0.5, 0.7}, 0, 0);

    assertThat(table.values()).containsOnlyKeys("auc_roc", "auc_pr");
    assertThat(table.warnings()).hasSize(1);
  }

  private static double precision(double[] scores, int... labels) {
    return compute(scores, labels).value(MetricKey.PRECISION_AT_K).orElseThrow();
  }

  private static MetricTable compute(double[] scores, int... labels) {
    Results results =
        Results.of(ResultType.NODE_ANOMALY_SCORES, Scores.flat(scores), Labels.flat(labels));
    return MetricRules.ORIGINAL.compute(MetricRules.ORIGINAL.rank(results));
  }
}
