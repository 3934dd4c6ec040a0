package io.graflag.evaluator.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Scores;
import io.graflag.evaluator.GivenResults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "              |         | no_scores       | The results hold no scores.",
        "-1, NaN, -2   | 0, 1, 0 | nothing_kept    | None of the 3 scores is kept: 1 nan, 1 unknown, 1 inactive.",
        "1, 2, -1      | 0, 0, 1 | one_class       | All 2 kept scores belong to normal items.",
        "1, 2, 3       | 1, 1, 1 | one_class       | All 3 kept scores belong to anomalies.",
        "0.5, 0.5, 0.5 | 0, 1, 0 | constant_scores | All 3 kept scores are 0.5: they tell nothing apart."
      })
  void findsWhatMakesEveryNumberMeaningless(
      String scores, String labels, String check, String message) {
    assertThat(ScoreChecks.errors(given(scores, labels).run()))
        .containsExactly(new Finding(check, message));
  }

  @Test
  void findsNothingInAProperRun() {
    GivenResults given = given("0.1, 0.2, 0.3", "0, 0, 1");
    assertThat(ScoreChecks.errors(given.run())).isEmpty();
    assertThat(ScoreChecks.tied(given.run())).isEmpty();
    assertThat(ScoreChecks.notFinite(given.run())).isEmpty();
  }

  @Test
  void takesMissingLabelsForNoError() {
    assertThat(ScoreChecks.errors(given("1, 2", "0, 1").unlabelled().run())).isEmpty();
  }

  @Test
  void warnsOnlyWhereMoreThanHalfOfTheScoresAreTied() {
    assertThat(ScoreChecks.tied(given("1, 1, 2, 3", "0, 1, 0, 0").run())).isEmpty();
    assertThat(ScoreChecks.tied(given("1, 1, 1, 3", "0, 1, 0, 0").run()))
        .contains(
            new Finding(
                "tied_scores",
                "3 of 4 kept scores (75.0 %) equal another one, with 2 distinct values in all."));
  }

  @Test
  void warnsOnlyWhereMoreThanOnePercentIsNotFinite() {
    double[] scores = new double[200];
    Arrays.setAll(scores, item -> item);
    scores[7] = Double.NaN;
    scores[8] = Double.POSITIVE_INFINITY;
    assertThat(ScoreChecks.notFinite(nodes(scores).run())).isEmpty();
    scores[9] = Double.NEGATIVE_INFINITY;
    assertThat(ScoreChecks.notFinite(nodes(scores).run()))
        .contains(
            new Finding("non_finite", "3 of 200 scores (1.5 %) are missing, NaN or infinite."));
  }

  @Test
  void comparesReportedAreasWithThoseOfTheScores() {
    Map<String, Number> metrics =
        Map.of("auc_roc", 0.95, "average_precision", 0.6, "auc_pr", 0.6, "partial_auc_fpr_01", 0.7);
    Map<String, Object> summary =
        Map.of("AUC", 0.95009, "PR_AUC", 0.7, "partial_auc_fpr_01", 0.7, "auc_text", "0.1");
    assertThat(ReportedAreas.check(Map.of("summary", summary), metrics))
        .containsExactly(
            new Finding(
                "reported_auc",
                "The method reports PR_AUC 0.7, but average_precision of its scores is 0.6."));
    assertThat(ReportedAreas.check(Map.of("summary", Map.of("test_auc", 0.94)), metrics))
        .hasSize(1);
    assertThat(ReportedAreas.check(Map.of("summary", "auc 0.1"), metrics)).isEmpty();
    // Precision is meant where its curve is named, not wherever these two letters stand.
    Map<String, Object> names =
        Map.of(
            "approx_auc",
            0.95,
            "AUPRC",
            0.6,
            "test aucpr",
            0.6,
            "auc-prc",
            0.6,
            "best_pr_auc",
            0.6);
    assertThat(ReportedAreas.check(Map.of("summary", names), metrics)).isEmpty();
  }

  @Test
  void fingerprintsScoresLikeTheColumnFileOfThem() {
    // Of 0.0 and 1.0: sha256 of the bytes 00 x 14, f0, 3f.
    assertThat(ScoreDigest.of(Scores.flat(new double[] {0, 1})))
        .isEqualTo("fc62429c3e69001d65972cdeb94fb9aa18a7d9c16bc449e1e474e7e41bb95a7d");
    assertThat(ScoreDigest.of(Scores.flat(new double[] {-0.0, 1})))
        .isEqualTo(ScoreDigest.of(Scores.flat(new double[] {0, 1})))
        .isNotEqualTo(ScoreDigest.of(Scores.flat(new double[] {1, 0})));
  }

  @Test
  void fingerprintsAllOfManyScores() {
    double[] scores = new double[100_000];
    String before = ScoreDigest.of(Scores.flat(scores));
    scores[99_999] = 1;
    assertThat(ScoreDigest.of(Scores.flat(scores))).isNotEqualTo(before);
  }

  @Test
  void doubtsTheOrientationOnlyWhereTheWholeIntervalIsBelowChance() {
    Map<String, Number> metrics = Map.of("auc_roc", 0.3);
    assertThat(Orientation.check(metrics, Optional.of(interval(0.1, 0.5)))).isEmpty();
    assertThat(Orientation.check(metrics, Optional.empty())).isEmpty();
    assertThat(Orientation.check(metrics, Optional.of(interval(0.1, 0.49))))
        .hasValueSatisfying(
            finding ->
                assertThat(finding.message())
                    .contains("auc_roc is 0.3000", "0.1000 to 0.4900", "orientation"));
  }

  private static Confidence interval(double low, double high) {
    return new Confidence(
        low, high, 0.95, Confidence.DELONG, OptionalDouble.empty(), OptionalInt.empty());
  }

  private static GivenResults nodes(double[] scores) {
    byte[] labels = new byte[scores.length];
    labels[0] = 1;
    return GivenResults.of(ResultType.NODE_ANOMALY_SCORES, scores, labels);
  }

  private static GivenResults given(String scores, String labels) {
    List<String> values = scores == null ? List.of() : List.of(scores.split(", "));
    List<String> classes = labels == null ? List.of() : List.of(labels.split(", "));
    byte[] bytes = new byte[classes.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Byte.parseByte(classes.get(i));
    }
    return GivenResults.of(
        ResultType.NODE_ANOMALY_SCORES,
        values.stream().mapToDouble(Double::parseDouble).toArray(),
        bytes);
  }
}
