package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.JsonObject;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.evaluator.RankingCase.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SklearnCasesTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final Offset<Double> ROUNDED = within(4e-16);

  @TempDir Path directory;

  static Stream<RankingCase> plainCases() {
    return cases(Kind.PLAIN);
  }

  static Stream<RankingCase> casesWithDroppedScores() {
    return cases(Kind.WITH_DROPPED);
  }

  static Stream<RankingCase> casesOfOneClass() {
    return Stream.concat(cases(Kind.ONE_CLASS), cases(Kind.WITH_DROPPED))
        .filter(each -> each.anomalous().length == 0 || each.normal().length == 0);
  }

  private static Stream<RankingCase> cases(Kind kind) {
    return RankingCase.all().stream().filter(each -> each.kind() == kind);
  }

  @Test
  void coversEveryCaseAndSkipsOnlyTheWeightedOnes() {
    List<RankingCase> all = RankingCase.all();

    assertThat(all).hasSize(46);
    assertThat(
            all.stream().collect(Collectors.groupingBy(RankingCase::kind, Collectors.counting())))
        .containsOnly(
            Map.entry(Kind.PLAIN, 28L),
            Map.entry(Kind.WITH_DROPPED, 9L),
            Map.entry(Kind.ONE_CLASS, 4L),
            Map.entry(Kind.WEIGHTED, 5L));
    assertThat(casesOfOneClass()).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("plainCases")
  void agreesWithScikitLearnAndWithExactFractions(RankingCase each) throws IOException {
    Evaluation evaluation = evaluate(each).evaluate();

    assertThat(metric(evaluation, "auc_roc"))
        .isCloseTo(each.expected("roc_auc"), CLOSE)
        .isEqualTo(each.exact("roc_auc"));
    for (String name : List.of("auc_pr", "average_precision")) {
      assertThat(metric(evaluation, name))
          .isCloseTo(each.expected("average_precision"), CLOSE)
          .isCloseTo(each.exact("average_precision"), ROUNDED);
    }
    assertThat(metric(evaluation, "auc_pr_trapezoid"))
        .isCloseTo(each.expected("pr_auc_trapezoid"), CLOSE)
        .isCloseTo(each.exact("pr_auc_trapezoid"), ROUNDED);
  }

  @ParameterizedTest
  @MethodSource("plainCases")
  void drawsTheCurvesOfScikitLearn(RankingCase each) throws IOException {
    TestExperiment experiment = evaluate(each);
    experiment.evaluate();
    JsonObject curves = experiment.curves();

    JsonObject roc = curves.object("roc").orElseThrow();
    assertColumn(roc, "fpr", each.expectedColumn("roc_curve_full", "fpr"));
    assertColumn(roc, "tpr", each.expectedColumn("roc_curve_full", "tpr"));
    List<Object> rocThresholds = each.expectedColumn("roc_curve_full", "thresholds");
    assertThresholds(withoutFirst(roc.list("thresholds")), withoutFirst(rocThresholds));
    assertThat(roc.list("thresholds")).startsWith((Object) null);

    JsonObject pr = curves.object("pr").orElseThrow();
    assertColumn(pr, "recall", each.expectedColumn("precision_recall_curve", "recall"));
    assertColumn(pr, "precision", each.expectedColumn("precision_recall_curve", "precision"));
    List<Object> prThresholds = each.expectedColumn("precision_recall_curve", "thresholds");
    assertThresholds(pr.list("thresholds").subList(0, prThresholds.size()), prThresholds);
    assertThat(pr.list("thresholds")).hasSize(prThresholds.size() + 1).endsWith((Object) null);
  }

  @ParameterizedTest
  @MethodSource("casesWithDroppedScores")
  void dropsSentinelsAndNonFiniteScoresAsIfTheyWereNotThere(RankingCase each) throws IOException {
    double[] anomalous = each.anomalous();
    double[] normal = each.normal();
    String scores =
        text(anomalous) + (anomalous.length * normal.length == 0 ? "" : ", ") + text(normal);
    String labels = labels("1", anomalous.length, "0", normal.length);
    Evaluation without =
        TestExperiment.with(directory.resolve("without"), scores, labels).evaluate();

    assertThat(evaluate(each).evaluate().metrics()).isEqualTo(without.metrics());
    if (anomalous.length * normal.length > 0) {
      NaiveRanking naive = new NaiveRanking(anomalous, normal);
      assertThat(metric(without, "auc_roc")).isCloseTo(naive.area(), CLOSE);
      assertThat(metric(without, "auc_pr")).isCloseTo(naive.averagePrecision(), CLOSE);
    }
  }

  @ParameterizedTest
  @MethodSource("casesOfOneClass")
  void givesNullWithAReasonWithoutBothClasses(RankingCase each) throws IOException {
    TestExperiment experiment = evaluate(each);
    Evaluation evaluation = experiment.evaluate();

    assertThat(evaluation.metrics())
        .containsEntry("auc_roc", null)
        .containsEntry("auc_pr", null)
        .containsEntry("best_f1", null)
        .containsEntry("precision_at_k", null);
    assertThat(evaluation.warnings()).anyMatch(text -> text.startsWith("auc_roc, auc_pr, "));
    assertThat(experiment.curves().values()).containsEntry("roc", null).containsEntry("pr", null);
    assertThat(evaluation.plots()).doesNotContainKeys("roc_curve", "pr_curve");
    assertThat(experiment.hasPlot("roc_curve.png")).isFalse();
  }

  private TestExperiment evaluate(RankingCase each) throws IOException {
    return TestExperiment.with(directory.resolve("case"), each.scoresText(), each.labelsText());
  }

  private static double metric(Evaluation evaluation, String name) {
    return evaluation.metrics().get(name).doubleValue();
  }

  private static void assertColumn(JsonObject curve, String name, List<Object> expected) {
    assertThat(numbers(curve.list(name))).containsExactly(numbers(expected), CLOSE);
  }

  private static void assertThresholds(List<Object> found, List<Object> expected) {
    assertThat(numbers(found)).containsExactly(numbers(expected));
  }

  /** All but the first, which scikit-learn has made up in different ways. */
  private static List<Object> withoutFirst(List<Object> values) {
    return values.subList(1, values.size());
  }

  private static double[] numbers(List<Object> values) {
    return values.stream().mapToDouble(each -> Double.parseDouble(each.toString()) + 0.0).toArray();
  }

  private static String text(double[] values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(", "));
  }

  private static String labels(String one, int ones, String other, int others) {
    return Stream.concat(
            Stream.generate(() -> one).limit(ones), Stream.generate(() -> other).limit(others))
        .collect(Collectors.joining(", "));
  }
}
