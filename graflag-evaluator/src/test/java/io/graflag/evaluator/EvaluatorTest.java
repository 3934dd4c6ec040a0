package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  /** A hundred and twenty scores, of which every twelfth is an anomaly: enough for every metric. */
  private static final String RESULTS =
      """
      {"result_type": "NODE_ANOMALY_SCORES", "scores": [%s], "ground_truth": [%s],
       "metadata": {"method_name": "taddy", "exec_time_ms": 5, "peak_gpu_mb": 7, "note": "kept"}}
      """
          .formatted(listed(i -> i * 37 % 120 / 120.0), listed(i -> i % 12 == 0 ? 1 : 0));

  @TempDir Path directory;

  @Test
  void saysWhoComputedByWhichRules() throws IOException {
    Evaluation evaluation = experiment().evaluate();

    assertThat(evaluation.evaluator())
        .contains(new Evaluation.Evaluator("graflag-evaluator", "test", 2));
    assertThat(evaluation.experimentName()).isEqualTo("run");
    assertThat(evaluation.warnings()).isEmpty();
  }

  @Test
  void writesAnIntervalBesideWhatPeopleCompare() throws IOException {
    Evaluation evaluation = experiment().evaluate();

    assertThat(evaluation.confidence())
        .containsOnlyKeys(
            "auc_roc", "auc_pr", "precision_at_k", "recall_at_k", "f1_at_k", "average_precision");
    double auc = evaluation.metrics().get("auc_roc").doubleValue();
    assertThat(evaluation.confidence().get("auc_roc").low()).isLessThan(auc);
    assertThat(evaluation.confidence().get("auc_roc").high()).isGreaterThan(auc);
  }

  @Test
  void succeedsWithoutGroundTruthAndDrawsTheDistribution() throws IOException {
    TestExperiment experiment =
        TestExperiment.in(directory.resolve("run"))
            .file("results.json", "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [1, 2]}");
    Evaluation evaluation = experiment.evaluate();

    assertThat(evaluation.metrics())
        .containsEntry("auc_roc", null)
        .containsEntry("num_anomalies", null)
        .containsEntry("num_samples", 2);
    assertThat(evaluation.plots()).containsOnlyKeys("score_distribution");
    assertThat(evaluation.warnings()).anyMatch(text -> text.contains("hold no ground_truth"));
    assertThat(experiment.hasPlot("score_distribution.png")).isTrue();
  }

  @Test
  void writesNothingThroughALinkCalledEval() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    TestExperiment experiment = TestExperiment.with(directory.resolve("run"), "1, 2", "0, 1");
    Files.createSymbolicLink(directory.resolve("run/eval"), outside);
    assertThatThrownBy(experiment::evaluate).hasMessageContaining("eval is a link");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void drawsNothingWhereNoScoreIsKept() throws IOException {
    Evaluation evaluation =
        TestExperiment.with(directory.resolve("run"), "-1, -2, null, NaN", "0, 1, 0, 1").evaluate();

    assertThat(evaluation.plots()).isEmpty();
    assertThat(evaluation.metrics())
        .containsEntry("anomaly_ratio", null)
        .containsEntry("tied_share", null)
        .containsEntry("num_samples", 0);
    assertThat(evaluation.warnings().get(0))
        .endsWith("none of the 4 scores is kept (see filtering).");
  }

  @Test
  void dropsUnlabelledItemsAndCountsThem() throws IOException {
    Evaluation evaluation =
        TestExperiment.with(directory.resolve("run"), "0.5, 0.7, 0.1, 0.2", "true, -1, null, 0.0")
            .evaluate();

    assertThat(evaluation.filtering().orElseThrow().dropped()).containsEntry("unlabelled", 2);
    assertThat(evaluation.metrics().get("num_samples")).isEqualTo(2);
  }

  @Test
  void warnsWhereSentinelsMayBeScores() throws IOException {
    Evaluation evaluation =
        TestExperiment.with(directory.resolve("run"), "-1, -0.5, 0.7, -3", "0, 0, 1, 0").evaluate();

    assertThat(evaluation.warnings())
        .contains(
            "Dropped 1 score(s) of exactly -1 or -2 as unknown or inactive, but 2 other scores"
                + " are negative: the method may mean -1 and -2 as scores.");
  }

  @Test
  void putsTheRunnersMeasurementsInPlaceOfTheMethods() throws IOException {
    Evaluation evaluation =
        experiment()
            .file(
                "status.json",
                """
                {"status": "completed", "timestamp": "2026-03-09T14:30:00+00:00",
                 "method_name": "taddy", "exec_time_ms": 1280.08,
                 "resources": {"peak_memory_mb": 32.11, "peak_gpu_mb": null}}
                """)
            .evaluate();

    assertThat(evaluation.metadata())
        .containsEntry("exec_time_ms", 1280.08)
        .containsEntry("method_reported_exec_time_ms", 5)
        .containsEntry("peak_memory_mb", 32.11)
        .doesNotContainKey("method_reported_peak_memory_mb")
        .containsEntry("peak_gpu_mb", 7)
        .containsEntry("note", "kept");
  }

  @Test
  void warnsOfAStatusThatCannotBeRead() throws IOException {
    Evaluation evaluation = experiment().file("status.json", "{\"status\": ").evaluate();

    assertThat(evaluation.metadata()).containsEntry("exec_time_ms", 5);
    assertThat(evaluation.warnings()).anyMatch(text -> text.contains("measurements are unknown"));
  }

  @Test
  void listsSpotFilesAndOnlyWarnsOfBrokenOnes() throws IOException {
    TestExperiment experiment =
        experiment()
            .file("training.csv", "timestamp,epoch,loss\n1.5,1,0.9\n2.5,2,0.4\n")
            .file("empty.csv", "timestamp,loss\n")
            .file("broken.csv", "timestamp,loss\n1.5,high\n")
            .file("cut.csv", "timestamp,loss\n1.5,2\n2.")
            .file("scores.csv", "score,label\n0.1,0\n");
    Evaluation evaluation = experiment.evaluate();

    assertThat(evaluation.spotFiles()).containsExactly("cut", "empty", "training");
    assertThat(evaluation.plots()).containsEntry("training_curves", "training_curves.png");
    assertThat(evaluation.plots()).doesNotContainKeys("empty_curves", "broken_curves");
    assertThat(evaluation.warnings()).hasSize(2);
    assertThat(evaluation.warnings().get(0)).startsWith("Left out broken.csv: ");
    assertThat(evaluation.warnings().get(1)).startsWith("cut.csv: left out 1 unfinished row");
  }

  @Test
  void saysWhichPythonPluginsWereNotRun() throws IOException {
    Evaluation evaluation = experiment().file("custom_metrics/lift.py", "x = 1\n").evaluate();

    assertThat(evaluation.warnings())
        .containsExactly("custom_metrics/lift.py is a Python plugin and was not run.");
  }

  @Test
  void keepsEveryKeyOfTheTypeAndSaysWhatIsMissing() throws IOException {
    Evaluation evaluation =
        TestExperiment.in(directory.resolve("run"))
            .file("results.json", RESULTS.replace("NODE_", "EDGE_STREAM_"))
            .evaluate();

    assertThat(evaluation.metrics())
        .containsEntry("temporal_span", null)
        .containsEntry("num_unique_edges", null);
    assertThat(evaluation.warnings())
        .contains(
            "temporal_span, num_timestamps are not defined: the results hold no timestamps.",
            "num_unique_edges, num_unique_nodes, total_edge_occurrences are not defined:"
                + " the results hold no edges.");
  }

  @Test
  void leavesAnEarlierEvaluationAloneWhenTheResultsAreBroken() throws IOException {
    TestExperiment experiment = experiment();
    experiment.evaluate();
    List<String> before = contents(experiment);
    experiment.file(
        "results.json", RESULTS.replace("\"ground_truth\": [1, ", "\"ground_truth\": ["));

    assertThatExceptionOfType(GraflagException.class)
        .isThrownBy(experiment::evaluate)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
        .withMessageContaining("scores has 120 values, but ground_truth has 119 values");
    assertThat(contents(experiment)).isEqualTo(before);
  }

  @Test
  void saysWhereToLookWhenThereAreNoResults() throws IOException {
    TestExperiment experiment = TestExperiment.in(directory.resolve("run"));

    assertThatExceptionOfType(GraflagException.class)
        .isThrownBy(experiment::evaluate)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .satisfies(
            e ->
                assertThat(e.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("method_output.txt")))
        .withMessageContaining("results.json does not exist");
    assertThat(experiment.directory().evaluationDirectory()).doesNotExist();
  }

  private static String listed(IntToDoubleFunction value) {
    return IntStream.range(0, 120)
        .mapToObj(i -> String.valueOf(value.applyAsDouble(i)).replaceAll("\\.0$", ""))
        .collect(Collectors.joining(", "));
  }

  private TestExperiment experiment() throws IOException {
    return TestExperiment.in(directory.resolve("run")).file("results.json", RESULTS);
  }

  private static List<String> contents(TestExperiment experiment) throws IOException {
    try (var files = Files.list(experiment.directory().evaluationDirectory())) {
      return files.sorted().map(EvaluatorTest::fingerprint).toList();
    }
  }

  private static String fingerprint(Path file) {
    return file.getFileName() + " " + Optional.of(file.toFile().lastModified()).get();
  }
}
