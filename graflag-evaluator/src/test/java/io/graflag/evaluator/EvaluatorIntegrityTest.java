package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.evaluation.Integrity;
import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorIntegrityTest {
  private static final String GOOD = "0.1, 0.9, 0.3, 0.8";
  private static final String LABELS = "0, 1, 0, 1";

  @TempDir Path shared;

  @Test
  void stillWritesTheEvaluationOfConstantScoresAndSaysSo() throws IOException {
    Graph disney = GraphReader.read(SharedData.dataset("bond_disney"));
    String labels =
        IntStream.range(0, disney.nodeCount())
            .mapToObj(node -> Byte.toString(disney.labels()[node]))
            .collect(Collectors.joining(","));
    String scores = String.join(",", Collections.nCopies(disney.nodeCount(), "0"));
    Evaluation found = TestExperiment.with(shared.resolve("run"), scores, labels).evaluate();
    assertThat(checks(found.integrity().orElseThrow().errors())).containsExactly("constant_scores");
    assertThat(found.metrics().get("auc_pr").doubleValue()).isCloseTo(0.0484, within(5e-5));
    assertThat(found.metrics().get("auc_pr_trapezoid").doubleValue())
        .isCloseTo(0.5242, within(5e-5));
    assertThat(found.metrics()).containsEntry("auc_roc", 0.5);
  }

  @Test
  void findsASeedWithoutEffect() throws IOException {
    experiment("1", GOOD, 2).evaluate();
    experiment("2", GOOD, 3).evaluate();
    experiment("3", "0.2, 0.9, 0.3, 0.8", 4).evaluate();
    Integrity found = experiment("4", GOOD, 42).evaluate().integrity().orElseThrow();
    assertThat(found.errors()).isEmpty();
    assertThat(found.warnings())
        .containsExactly(
            new Finding(
                "no_effect",
                "SEED has no effect: these scores are exactly those of 2 other runs of this method"
                    + " on this dataset. SEED is 42 here, 2 in exp__m__d__20260101_000001, 3 in"
                    + " exp__m__d__20260101_000002."));
  }

  @Test
  void takesARunMadeAgainForNoFinding() throws IOException {
    experiment("1", GOOD, 2).evaluate();
    assertThat(experiment("2", GOOD, 2).evaluate().integrity().orElseThrow().warnings()).isEmpty();
  }

  @Test
  void findsAParameterWithoutEffect() throws IOException {
    experiment("m", "d", "1", GOOD, "0.5", 2).evaluate();
    // The same as a number.
    assertThat(warnings(experiment("m", "d", "2", GOOD, "0.50", 2).evaluate())).isEmpty();
    Evaluation found = experiment("m", "d", "3", GOOD, "0.9", 2).evaluate();
    assertThat(warnings(found))
        .containsExactly(
            new Finding(
                "no_effect",
                "RATE has no effect: these scores are exactly those of 2 other runs of this method"
                    + " on this dataset. RATE is 0.9 here, 0.5 in exp__m__d__20260101_000001, 0.50"
                    + " in exp__m__d__20260101_000002."));
  }

  @Test
  void takesEqualScoresOfAnotherMethodOrOnAnotherDatasetForNoFinding() throws IOException {
    experiment("other", "d", "1", GOOD, "0.5", 2).evaluate();
    experiment("m", "other", "2", GOOD, "0.5", 3).evaluate();
    assertThat(warnings(experiment("m", "d", "3", GOOD, "0.5", 4).evaluate())).isEmpty();
    // A fourth run has no effect beside the third alone.
    assertThat(warnings(experiment("m", "d", "4", GOOD, "0.5", 5).evaluate()).get(0).message())
        .contains("exactly those of another run", "4 in exp__m__d__20260101_000003.");
  }

  @Test
  void doubtsScoresOfWhichMoreThanHalfAreTied() throws IOException {
    assertThat(warnings(plain("1, 1, 1, 3", LABELS)))
        .containsExactly(
            new Finding(
                "tied_scores",
                "3 of 4 kept scores (75.0 %) equal another one, with 2 distinct values in all."));
    assertThat(warnings(plain("1, 1, 2, 3", LABELS))).isEmpty(); // no more than half
  }

  @Test
  void doubtsTheOrientationWhereTheWholeIntervalIsBelowChance() throws IOException {
    // Of 5 * 5 pairs an anomaly wins 1, the 6 against the 5: 0.04. One of five placements is 0.2,
    // the others 0, in both classes: each variance is 0.008. sqrt(0.008 / 5 + 0.008 / 5) = 0.056569
    // and 0.04 + 1.959964 * 0.056569 = 0.1509.
    String labels = "1, 1, 1, 1, 1, 0, 0, 0, 0, 0";
    assertThat(warnings(plain("1, 2, 3, 4, 6, 5, 7, 8, 9, 10", labels)))
        .containsExactly(
            new Finding(
                "orientation",
                "auc_roc is 0.0400 with an interval of 0.0000 to 0.1509, all below 0.5: is the"
                    + " orientation right, is a higher score more anomalous?"));
    // 1 of 4 pairs: 0.25, with an error of sqrt(0.125 / 2 + 0.125 / 2) = 0.354, so up to 0.94.
    assertThat(warnings(plain("1, 3, 2, 4", "1, 1, 0, 0"))).isEmpty();
  }

  @Test
  void doubtsAnAreaThatTheMethodReportsOtherwise() throws IOException {
    TestExperiment run = experiment("1", GOOD, 2);
    run.file(
        "results.json",
        """
        {"result_type": "NODE_ANOMALY_SCORES", "scores": [%s], "ground_truth": [%s],
         "metadata": {"summary": {"best_auc": 0.9998, "auc": 0.99991, "loss": 0.3}}}
        """
            .formatted(GOOD, LABELS));
    assertThat(warnings(run.evaluate()))
        .containsExactly(
            new Finding(
                "reported_auc",
                "The method reports best_auc 0.9998, but auc_roc of its scores is 1.0."));
  }

  @Test
  void doubtsScoresOfWhichMoreThanOnePercentIsNotFinite() throws IOException {
    assertThat(warnings(plain("NaN, 0.9, 0.3, 0.8, Infinity, null", LABELS + ", 0, 0")))
        .containsExactly(
            new Finding("non_finite", "3 of 6 scores (50.0 %) are missing, NaN or infinite."));
  }

  @Test
  void comparesTheNumberOfScoresWithTheDescriptor() throws IOException {
    Path dataset = Files.createDirectories(shared.resolve("datasets/d"));
    Files.writeString(dataset.resolve("metadata.json"), "{\"name\": \"d\", \"nodes\": 5}");
    assertThat(experiment("1", GOOD, 2).evaluate().integrity().orElseThrow().warnings())
        .containsExactly(
            new Finding(
                "sample_count",
                "The results hold 4 scores, but the dataset's descriptor says 5 nodes."));
  }

  @Test
  void verifiesWithoutWritingAnything() throws IOException {
    TestExperiment constant = experiment("1", "1, 1, 1, 1", 2);
    Integrity found = new Evaluator("test").verify(constant.directory());
    assertThat(found.isSound()).isFalse();
    assertThat(found.scoreDigest()).isPresent();
    assertThat(constant.directory().evaluationDirectory()).doesNotExist();
  }

  @Test
  void takesLengthsThatDifferForAnError() throws IOException {
    Integrity found = new Evaluator("test").verify(experiment("1", "1, 2, 3", 2).directory());
    assertThat(checks(found.errors())).containsExactly("invalid_results");
    assertThat(found.errors().get(0).message())
        .contains("scores has 3 values, but ground_truth has 4 values");
    assertThat(found.scoreDigest()).isEmpty();
  }

  @Test
  void cannotVerifyWhatHasNoResults() throws IOException {
    TestExperiment empty = TestExperiment.in(shared.resolve("experiments/none"));
    assertThatThrownBy(() -> new Evaluator("test").verify(empty.directory()))
        .extracting("kind")
        .isEqualTo(Kind.NOT_FOUND);
  }

  private TestExperiment experiment(String second, String scores, int seed) throws IOException {
    return experiment("m", "d", second, scores, "0.5", seed);
  }

  private TestExperiment experiment(
      String method, String dataset, String second, String scores, String rate, int seed)
      throws IOException {
    String name = "exp__" + method + "__" + dataset + "__20260101_00000" + second;
    return TestExperiment.with(shared.resolve("experiments").resolve(name), scores, LABELS)
        .file(
            "service_config.json",
            """
            {"experiment_name": "%1$s", "method_name": "%2$s", "dataset": "%3$s",
             "graflag_version": "1",
             "env_contents": {"METHOD_NAME": "%2$s", "_SEED": "%4$d", "_RATE": "%5$s"}}
            """
                .formatted(name, method, dataset, seed, rate));
  }

  /** The evaluation of a run of which nothing is recorded. */
  private Evaluation plain(String scores, String labels) throws IOException {
    return TestExperiment.with(shared.resolve("run"), scores, labels).evaluate();
  }

  private static List<Finding> warnings(Evaluation evaluation) {
    return evaluation.integrity().orElseThrow().warnings();
  }

  private static List<String> checks(List<Finding> findings) {
    return findings.stream().map(Finding::check).toList();
  }
}
