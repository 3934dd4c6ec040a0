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
    String name = "exp__m__d__20260101_00000" + second;
    return TestExperiment.with(shared.resolve("experiments").resolve(name), scores, LABELS)
        .file(
            "service_config.json",
            """
            {"experiment_name": "%s", "method_name": "m", "dataset": "d", "graflag_version": "1",
             "env_contents": {"METHOD_NAME": "m", "_SEED": "%d", "_RATE": "0.5"}}
            """
                .formatted(name, seed));
  }

  private static List<String> checks(List<Finding> findings) {
    return findings.stream().map(Finding::check).toList();
  }
}
