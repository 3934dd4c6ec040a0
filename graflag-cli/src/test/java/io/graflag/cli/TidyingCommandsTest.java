package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyingCommandsTest {
  private static final String FAILED = "exp__midas__toy__20260309_140000";
  private static final String DONE = "exp__midas__toy__20260309_150000";

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    status(FAILED, "failed");
    status(DONE, "completed");
  }

  private void status(String name, String state) {
    session.write(
        "experiments/" + name + "/status.json",
        "{\"status\": \"" + state + "\", \"timestamp\": \"2026-03-09T14:00:00Z\"}");
  }

  @Test
  void showsWhatItWouldDeleteAndDeletesNothing() {
    CommandLineSession.Answer answer = session.graflag("clear");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains(FAILED, "would go").doesNotContain(DONE);
    assertThat(answer.err()).contains("Nothing was removed; with --apply, 1 would be.");
    assertThat(root.resolve("experiments").resolve(FAILED)).exists();
  }

  @Test
  void deletesWithApplyWhatWasMeant() {
    assertThat(session.graflag("clear", "--apply").out()).contains(FAILED, "removed");
    assertThat(root.resolve("experiments").resolve(FAILED)).doesNotExist();
    assertThat(root.resolve("experiments").resolve(DONE)).exists();
    assertThat(session.graflag("clear", "--apply").out())
        .contains("There is no experiment to remove.");
  }

  @Test
  void deletesCompletedOnesOnlyWhereThatIsSaid() {
    session.graflag("clear", "--state", "completed", "--older-than", "1", "--apply");
    assertThat(root.resolve("experiments").resolve(DONE)).doesNotExist();
    assertThat(root.resolve("experiments").resolve(FAILED)).exists();
  }

  @Test
  void refusesAStateThatMayStillRun() {
    CommandLineSession.Answer answer = session.graflag("clear", "--state", "running", "--apply");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--state got 'running'");
  }

  @Test
  void keepsWhatNobodyHereKnowsTheEndOf() {
    String elsewhere = "exp__midas__toy__20260309_160000";
    session.write(
        "experiments/" + elsewhere + "/service_details.json",
        "{\"engine\": \"local\", \"host\": \"elsewhere\", \"boot_id\": \"b\", \"pid\": 1,"
            + " \"start_ticks\": 1, \"service_name\": \""
            + elsewhere
            + "\"}");
    CommandLineSession.Answer answer =
        session.graflag("clear", "--state", "unknown,failed", "--apply");
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern(elsewhere + " +unknown +kept +What became of it is not known: It runs on");
    assertThat(root.resolve("experiments").resolve(elsewhere)).exists();
    assertThat(root.resolve("experiments").resolve(FAILED)).doesNotExist();
  }

  @Test
  void hasNothingToCleanUpOnOneMachine() {
    CommandLineSession.Answer answer = session.graflag("cleanup");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("There is no service to remove.");
  }
}
