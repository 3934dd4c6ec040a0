package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs made again from their records, with the real runner. */
class ReplayIT {
  private static final String SHOW = "env | grep '^_[A-Z]' | sort; ";

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("shower", SHOW + CommandLineSession.WRITE_RESULTS, "_A=1", "_B=two words");
  }

  @Test
  void givesAReplayTheSameVariablesAndScores() throws IOException {
    String first = run("-m", "shower", "-d", "toy", "-p", "A=9", "C=it's");
    session.method("shower", SHOW + CommandLineSession.WRITE_RESULTS, "_A=5", "_B=other");
    String second = run("--from-config", first);
    assertThat(output(second)).isEqualTo(output(first)).contains("_A=9", "_B=two words", "_C=it's");
    assertThat(Files.readString(results(second))).isEqualTo(Files.readString(results(first)));
  }

  @Test
  void replacesSingleParametersOnly() {
    String first = run("-m", "shower", "-d", "toy", "-p", "A=9", "B=8");
    String second =
        run("--from-config", "experiments/" + first + "/service_config.json", "-p", "b=7");
    assertThat(output(second)).contains("_A=9", "_B=7");
  }

  @Test
  void saysInJsonWhatIsNotAsItWas() {
    String first = run("-m", "shower", "-d", "toy");
    session.method("shower", SHOW + CommandLineSession.WRITE_RESULTS, "_A=5", "_B=two words");
    JsonObject replay =
        session
            .graflag("run", "--from-config", "experiments/" + first, "--json")
            .json()
            .object("replay")
            .orElseThrow();
    assertThat(replay.text("experiment")).contains(first);
    assertThat(replay.list("differences")).hasSize(1);
    assertThat(Json.line(replay.list("differences")))
        .contains("\"default\"", "\"recorded\":\"1\"", "\"now\":\"5\"");
  }

  @Test
  void replaysARecordOfAReplay() {
    String first = run("-m", "shower", "-d", "toy", "-p", "A=9", "--timeout", "50");
    String second = run("--from-config", first);
    String third = run("--from-config", second);
    assertThat(output(third)).isEqualTo(output(first));
    JsonObject config = Json.read(session.experiment(third).resolve("service_config.json"));
    assertThat(config.wholeNumber("timeout_seconds")).contains(50L);
    assertThat(config.object("parameters").orElseThrow().values()).containsOnlyKeys("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--detach", "--tee"})
  void givesOneShapeOfJsonWhetherItFollowsOrNot(String option) {
    JsonObject json = session.graflag("run", "-m", "shower", "-d", "toy", "--json", option).json();
    assertThat(json.values()).containsOnlyKeys("experiment", "evaluation");
    String name = json.object("experiment").orElseThrow().requiredText("name");
    assertThat(session.graflag("logs", "-f", "-e", name).code()).isZero();
  }

  @Test
  void followingARunThatFailsExitsWithOne() {
    session.method("broken", "exit 3");
    CommandLineSession.Answer answer =
        session.graflag("logs", "-f", "-e", session.detached("broken"));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("failed (exit_code)");
  }

  private String run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "run";
    System.arraycopy(words, 0, all, 1, words.length);
    CommandLineSession.Answer answer = session.graflag(all);
    assertThat(answer.code()).as(answer.err()).isZero();
    return answer.err().lines().filter(l -> l.startsWith("exp__")).findFirst().orElseThrow();
  }

  private String output(String name) {
    return session.graflag("logs", "-e", name).out();
  }

  private Path results(String name) {
    return session.experiment(name).resolve("results.json");
  }
}
