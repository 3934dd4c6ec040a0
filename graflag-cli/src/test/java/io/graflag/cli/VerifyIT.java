package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifications through the command line, with the real evaluator. */
class VerifyIT {
  private static final String CONSTANT =
      "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [1, 1, 1], \"ground_truth\": [0, 1, 0]}";

  @TempDir Path root;
  private CommandLineSession session;
  private String name;

  @BeforeEach
  void run() {
    session = new CommandLineSession(root);
    session.method("writer", CommandLineSession.WRITE_RESULTS);
    name =
        session
            .graflag("run", "-m", "writer", "-d", "toy", "--json")
            .json()
            .object("experiment")
            .flatMap(experiment -> experiment.text("name"))
            .orElseThrow();
  }

  @Test
  void passesARunThatWasNeverEvaluatedAndWritesNothing() {
    CommandLineSession.Answer answer = session.graflag("verify", "-e", name);
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).contains(name);
    assertThat(session.experiment(name).resolve("eval")).doesNotExist();
  }

  @Test
  void exitsWithOneOnAnError() throws IOException {
    Files.writeString(session.experiment(name).resolve("results.json"), CONSTANT);
    CommandLineSession.Answer answer = session.graflag("verify", "-e", name);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("INTEGRITY ERROR: All 3 kept scores are 1.0");
  }

  @Test
  void tellsTheSameAsJson() throws IOException {
    Files.writeString(session.experiment(name).resolve("results.json"), CONSTANT);
    CommandLineSession.Answer answer = session.graflag("verify", "-e", name, "--json");
    assertThat(answer.code()).isEqualTo(1);
    JsonObject json = answer.json();
    assertThat(json.flag("passed")).contains(false);
    assertThat(json.objects("errors").get(0).text("check")).contains("constant_scores");
    assertThat(json.text("score_digest").orElseThrow()).hasSize(64);
  }

  @Test
  void takesLengthsThatDifferForAnErrorOfTheRun() throws IOException {
    Files.writeString(
        session.experiment(name).resolve("results.json"), CONSTANT.replace("[1, 1, 1]", "[1, 1]"));
    CommandLineSession.Answer answer = session.graflag("verify", "-e", name);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("scores has 2 values, but ground_truth has 3 values");
  }

  @Test
  void stillEvaluatesARunWithAnErrorAndShowsWhatItIs() throws IOException {
    Files.writeString(session.experiment(name).resolve("results.json"), CONSTANT);
    CommandLineSession.Answer answer = session.graflag("evaluate", "-e", name);
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("INTEGRITY ERROR: All 3 kept scores are 1.0", "BASELINE", "constant", "random");
    assertThat(session.experiment(name).resolve("eval/evaluation.json")).exists();
  }
}
