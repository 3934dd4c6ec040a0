package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons, and evaluations of everything, with the real evaluator. */
class CompareIT {
  private static final String RESULTS =
      "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [%s], \"ground_truth\": [1, 1, 0, 0]}";

  @TempDir Path root;
  private CommandLineSession session;
  private String one;
  private String two;

  @BeforeEach
  void run() throws IOException {
    session = new CommandLineSession(root);
    session.method("writer", CommandLineSession.WRITE_RESULTS, "_SEED=1");
    one = runWith("SEED=1", "3, 4, 1, 2");
    two = runWith("SEED=2", "1, 4, 2, 3");
  }

  private String runWith(String parameter, String scores) throws IOException {
    String name =
        session
            .graflag("run", "-m", "writer", "-d", "toy", "-p", parameter, "--json")
            .json()
            .object("experiment")
            .flatMap(experiment -> experiment.text("name"))
            .orElseThrow();
    Files.writeString(session.experiment(name).resolve("results.json"), RESULTS.formatted(scores));
    return name;
  }

  @Test
  void showsMetricsParametersAndAPairedTest() {
    Path target = root.resolve("side by side");
    CommandLineSession.Answer answer =
        session.graflag("compare", one, two, "--output", target.toString());
    assertThat(answer.code()).as(answer.err()).isZero();
    // The areas are 1 and 0.5, and their difference has a standard error of 0.5.
    assertThat(answer.out())
        .contains("1: writer", "2: writer", one, two)
        .containsPattern("SEED +1 +2")
        .containsPattern("1: writer - 2: writer +\\+0\\.500000 .* 1\\.00 +0\\.3173 +4");
    assertThat(target.resolve("roc_curves.png")).isNotEmptyFile();
  }

  @Test
  void tellsTheSameAsJson() {
    CommandLineSession.Answer answer =
        session.graflag("compare", one, two, "--json", "--output", root.resolve("x").toString());
    JsonObject test = answer.json().objects("pairs").get(0).object("test").orElseThrow();
    assertThat(test.requiredNumber("difference")).isEqualTo(0.5);
    assertThat(answer.json().object("parameters").orElseThrow().list("SEED"))
        .isEqualTo(List.of("1", "2"));
  }

  @Test
  void refusesOneRunOrTheSameTwice() {
    assertThat(session.graflag("compare", one).code()).isEqualTo(2);
    CommandLineSession.Answer answer = session.graflag("compare", one, one);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("each named once");
  }

  @Test
  void evaluatesAllThatIsOutdatedAndPrintsWhatMoved() throws IOException {
    session.graflag("evaluate", "--rules", "1", "-e", one);
    session.graflag("evaluate", "-e", two);
    Files.writeString(
        session.experiment(one).resolve("results.json"), RESULTS.formatted("1, 2, 3, 4"));

    CommandLineSession.Answer answer = session.graflag("evaluate", "--all", "--if-outdated");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains(one, "1 evaluated, 1 moved, 0 failed.")
        .doesNotContain(two)
        .containsPattern("auc_roc +1\\.0+ +0\\.0+");
  }

  @Test
  void goesOnAfterAFailureAndExitsWithOne() throws IOException {
    Files.writeString(session.experiment(two).resolve("results.json"), "broken");

    CommandLineSession.Answer answer = session.graflag("evaluate", "--all");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains(two + ": FAILED", one + ": evaluated for the first time")
        .contains("1 evaluated, 0 moved, 1 failed.");
  }

  @Test
  void refusesIfOutdatedForOneExperiment() {
    assertThat(session.graflag("evaluate", "--if-outdated", "-e", one).code()).isEqualTo(2);
  }
}
