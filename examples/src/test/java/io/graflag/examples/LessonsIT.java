package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.GraFlag;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.examples.lesson.E01WriteResults;
import io.graflag.examples.lesson.E02RunExperiment;
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
  void runsAnExperimentAndPrintsItsMetric() {
    GraFlag graflag = new Checkout(folder).graflag(Map.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    E02RunExperiment.run(graflag, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Started[")
        .containsPattern("AUC-ROC 0\\.9\\d+");
  }
}
