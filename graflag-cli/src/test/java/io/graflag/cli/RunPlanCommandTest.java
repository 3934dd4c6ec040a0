package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code graflag run --dry-run} and the options of a run. */
class RunPlanCommandTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("midas", "run", "_ROWS=2");
  }

  @Test
  void showsChecksCommandAndVariablesAndCreatesNothing() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "midas", "-d", "toy", "-p", "ROWS=3", "--dry-run");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("midas on toy: can run", "Command     run --rows 3", "<yyyyMMdd_HHmmss>")
        .containsPattern("_ROWS +parameter +3")
        .containsPattern("DATA +reserved +")
        .containsPattern("and \\d+ variables of this shell");
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void givesTheSameAsJson() {
    JsonObject plan =
        session
            .graflag("run", "-m", "midas", "-d", "toy", "--dry-run", "--json")
            .json()
            .object("plan")
            .orElseThrow();
    assertThat(plan.requiredText("command")).isEqualTo("run --rows 2");
    assertThat(plan.flag("ready")).contains(true);
    assertThat(plan.list("checks")).hasSize(6);
  }

  @Test
  void exitsWithOneWhereACheckFails() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "midas", "-d", "nothing", "--dry-run");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).containsPattern("dataset +failed +There is no dataset nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cpus=2", "--memory=4g", "--gpus=1"})
  void refusesWhatOnlyAClusterCanReserve(String option) {
    CommandLineSession.Answer answer = session.graflag("run", "-m", "midas", "-d", "toy", option);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--cpus, --memory and --gpus are refused on this machine");
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void namesBothWaysToSayWhatToRun() {
    CommandLineSession.Answer answer = session.graflag("run", "-p", "A=1");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--method and --dataset", "--from-config", "Usage:");
  }

  @Test
  void exitsWithOneForARecordThatDoesNotExist() {
    CommandLineSession.Answer answer = session.graflag("run", "--from-config", "nothing.json");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("nothing.json", "does not exist");
  }

  @Test
  void previewsAReplayWithWhatHasChanged() {
    session.write(
        "old.json",
        "{\"experiment_name\": \"exp__midas__toy__20250101_000000\", \"method_name\": \"midas\","
            + " \"dataset\": \"toy\", \"gpu_required\": true,"
            + " \"env_contents\": {\"COMMAND\": \"walk\", \"_ROWS\": \"2\", \"ROWS\": \"7\"}}");
    CommandLineSession.Answer answer =
        session.graflag("run", "--from-config", "old.json", "--dry-run");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("run --rows 7");
    assertThat(answer.err())
        .contains("Replaying exp__midas__toy__20250101_000000", "now: run; recorded: walk");
  }
}
