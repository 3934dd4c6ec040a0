package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("EXPERIMENT_DIR", "Exit codes");
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("graflag-evaluator ");
  }

  @Test
  void refusesWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("a", "b")).isEqualTo(2);
    assertThat(run("")).isEqualTo(2);
    assertThat(run("--fast")).isEqualTo(2);
    assertThat(run("\0")).isEqualTo(2);
    assertThat(run("--rules")).isEqualTo(2);
    assertThat(run("--rules", "3", "a")).isEqualTo(2);
    assertThat(run("--rules", "1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "error: Unknown option '--fast'.", "error: There are no rules '3', only 1 and 2.");
  }

  @Test
  void failsWhereThereIsNoExperiment() {
    assertThat(run(directory.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: There is no experiment directory ");
  }

  @Test
  void summarisesAnEvaluationInAlignedLines() throws IOException {
    TestExperiment.with(directory.resolve("run"), "0.1, 0.9, 0.3, -1", "0, 1, 0, 0");

    assertThat(run(directory.resolve("run").toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .startsWith(
            "experiment         run",
            "auc_roc            1.000000",
            "average_precision  1.000000",
            "scores             3 of 4 (75.0 %)",
            "anomalies          1")
        .anyMatch(line -> line.startsWith("plots              ") && line.contains("roc_curve.png"));
    assertThat(err.size()).isZero();
  }

  @Test
  void saysLoudlyWhatMakesTheNumbersMeaningless() throws IOException {
    TestExperiment.with(directory.resolve("run"), "1, 1, 1", "0, 1, 0");

    assertThat(run(directory.resolve("run").toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("INTEGRITY ERROR    All 3 kept scores are 1.0: they tell nothing apart.");
  }

  @Test
  void verifiesInOneLineOfJson() throws IOException {
    TestExperiment.with(directory.resolve("run"), "1, 1, 1", "0, 1, 0");

    assertThat(run("--verify", directory.resolve("run").toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\"errors\":[{\"check\":\"constant_scores\",")
        .contains("\"score_digest\":\"")
        .hasLineCount(1);
  }

  @Test
  void computesByTheRulesThatAreAskedFor() throws IOException {
    TestExperiment experiment =
        TestExperiment.with(directory.resolve("run"), "0.1, 0.9, 0.3, -1", "0, 1, 0, 0");

    assertThat(run("--rules", "1", directory.resolve("run").toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("auc_pr             1.000000");
    assertThat(Evaluation.read(experiment.directory().evaluation()).metrics())
        .doesNotContainKeys("average_precision", "tied_share");
  }

  private int run(String... args) {
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }
}
