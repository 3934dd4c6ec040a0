package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.RunListener;
import io.graflag.api.RunRequest;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.examples.lesson.E01WriteResults;
import io.graflag.examples.lesson.E02RunExperiment;
import io.graflag.examples.lesson.E03FollowEvents;
import io.graflag.examples.lesson.E04EvaluateFolder;
import io.graflag.examples.lesson.E06Replay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lessons do what they say. */
class LessonsIT {
  @TempDir Path folder;

  @Test
  void writesResultsAndASpotFile() {
    E01WriteResults.write(Map.of("EXP", folder + "/"), new double[] {0.1, 0.9}, new byte[] {0, 1});
    Results results = ResultsReader.read(folder.resolve("results.json"));
    assertThat(results.scores().values()).containsExactly(0.1, 0.9);
    assertThat(results.metadata()).containsEntry("seed", 7);
    assertThat(folder.resolve("training.csv")).content().startsWith("timestamp,epoch,loss\n");
  }

  @Test
  void writesScoresWhileTheyAreMade() {
    E01WriteResults.stream(Map.of("EXP", folder + "/"), new Countdown(1_000));
    Results results = ResultsReader.read(folder.resolve("results.json"));
    assertThat(results.scores().values()).hasSize(1_000).startsWith(999, 998).endsWith(1, 0);
    assertThat(results.groundTruth().orElseThrow().values()).startsWith(0, 0).endsWith(0, 1);
  }

  /** Edges whose scores count down to 0, which is the anomaly. */
  private static final class Countdown implements E01WriteResults.ScoredEdges {
    private int left;

    Countdown(int size) {
      left = size;
    }

    @Override
    public boolean next() {
      return left-- > 0;
    }

    @Override
    public double score() {
      return left;
    }

    @Override
    public boolean isAnomaly() {
      return left == 0;
    }
  }

  @Test
  void runsAnExperimentAndPrintsItsMetric() {
    GraFlag graflag = new Checkout(folder).graflag(Map.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    E02RunExperiment.run(graflag, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Started[")
        .containsPattern("AUC-ROC 0\\.9\\d+");
  }

  @Test
  void tellsTheStoryOfARun() {
    RunRequest request = RunRequest.of("degree", "sample_graph").with("DIRECTION", "sideways");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GraFlag graflag = new Checkout(folder).graflag(Map.of());
    ExperimentInfo ended = E03FollowEvents.follow(graflag, request, new PrintStream(out, true));
    assertThat(ended.reason()).contains("exit_code");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Its files are in experiments/exp__degree__sample_graph__")
        .contains("'sideways'")
        .endsWith("Ended as failed" + System.lineSeparator());
  }

  @Test
  void makesARunAgainWithTheSameScores() {
    GraFlag graflag = new Checkout(folder).graflag(Map.of());
    RunRequest request = RunRequest.of("iforest", "sample_outliers").with("SEED", "11");
    ExperimentInfo first = graflag.experiments().run(request, RunListener.SILENT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path record = Path.of(first.resultsPath()).resolveSibling("service_config.json");
    ExperimentInfo second = E06Replay.replay(graflag, record, new PrintStream(out, true));
    assertThat(second.name()).isNotEqualTo(first.name());
    assertThat(out.size()).isZero();
    assertThat(scores(second)).isEqualTo(scores(first)).hasSize(400);
  }

  private static double[] scores(ExperimentInfo run) {
    return ResultsReader.read(Path.of(run.resultsPath())).scores().values();
  }

  @Test
  void evaluatesAFolderThatIsNoExperiment() {
    E01WriteResults.write(Map.of("EXP", folder + "/"), new double[] {0.1, 0.9}, new byte[] {0, 1});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GraFlag graflag = new Checkout(folder).graflag(Map.of());
    E04EvaluateFolder.evaluate(graflag, folder, new PrintStream(out, true));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("auc_roc 1.0")
        .contains("f1_at_k 1.0");
    assertThat(folder.resolve("eval/roc_curve.png")).isNotEmptyFile();
  }
}
