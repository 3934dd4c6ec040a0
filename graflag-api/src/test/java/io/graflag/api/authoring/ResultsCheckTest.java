package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.ExperimentDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsCheckTest {
  @TempDir Path experiment;

  private List<String> complaints(String scores, String labels) throws IOException {
    String json =
        "{\"result_type\":\"NODE_ANOMALY_SCORES\",\"scores\":%s,%s\"metadata\":{}}"
            .formatted(scores, labels);
    Files.writeString(experiment.resolve("results.json"), json);
    Findings findings = new Findings();
    ResultsCheck.check(
        new ExperimentDirectory(experiment),
        Folder.spec("RESULT_TYPE=NODE_ANOMALY_SCORES"),
        findings);
    return Folder.complaints(findings);
  }

  @Test
  void hasNothingToSayOfGoodResults() throws IOException {
    Files.writeString(experiment.resolve("loss.csv"), "timestamp,loss\n1,0.5\n");
    Files.writeString(experiment.resolve("other.csv"), "node,score\na,b\n");
    assertThat(complaints("[0.1,0.2]", "\"ground_truth\":[0,1],")).isEmpty();
  }

  @Test
  void refusesScoresThatAreAllTheSame() throws IOException {
    assertThat(complaints("[0.5,0.5,-1]", "\"ground_truth\":[0,1,1],"))
        .containsExactly(
            "error scores: All 2 are 0.5: nothing is more anomalous than anything else.");
  }

  @Test
  void refusesScoresOfWhichNoneCounts() throws IOException {
    assertThat(complaints("[null,-1,-2,NaN]", "\"ground_truth\":[0,1,1,0],").get(0))
        .startsWith("error scores: None of 4 can be used");
  }

  @Test
  void countsScoresThatAreLeftOut() throws IOException {
    assertThat(complaints("[0.1,0.2,-1]", "\"ground_truth\":[0,1,1],"))
        .singleElement()
        .asString()
        .startsWith("warning scores: 1 of 3 are left out");
  }

  @Test
  void warnsOfLabelsThatCannotBeRanked() throws IOException {
    assertThat(complaints("[0.1,0.2]", "\"ground_truth\":[0,0],"))
        .containsExactly("warning labels: 0 anomalies and 2 normal items.");
    assertThat(complaints("[0.1,0.2]", ""))
        .containsExactly("warning labels: There is no ground_truth.");
  }

  @Test
  void namesAnotherTypeThanTheDeclaredOne() throws IOException {
    Files.writeString(
        experiment.resolve("results.json"),
        "{\"result_type\":\"EDGE_ANOMALY_SCORES\",\"scores\":[1,2],\"ground_truth\":[0,1]}");
    Findings findings = new Findings();
    ResultsCheck.check(
        new ExperimentDirectory(experiment),
        Folder.spec("RESULT_TYPE=NODE_ANOMALY_SCORES"),
        findings);
    assertThat(Folder.complaints(findings))
        .containsExactly(
            "error results.json: Its result_type is EDGE_ANOMALY_SCORES, but .env declares"
                + " NODE_ANOMALY_SCORES.");
  }

  @Test
  void saysWhereTheFileIsBrokenWithoutThePathOfTheTrial() throws IOException {
    assertThat(complaints("[1,}", ""))
        .singleElement()
        .asString()
        .startsWith("error results.json: results.json is not valid JSON at line 1, column");
  }

  @Test
  void warnsOfMeasurementsThatAreNoNumbers() throws IOException {
    Files.writeString(experiment.resolve("loss.csv"), "timestamp,loss\nnow,high\n");
    assertThat(complaints("[0.1,0.2]", "\"ground_truth\":[0,1],"))
        .singleElement()
        .asString()
        .startsWith("warning loss.csv: ");
  }
}
