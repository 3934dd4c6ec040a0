package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskEndTest {
  private static TaskEnd of(String state, String error, Integer exitCode) {
    return TaskEnd.of(state, Optional.ofNullable(error), Optional.ofNullable(exitCode))
        .orElseThrow();
  }

  @Test
  void isNoEndWhileTheTaskMayChange() {
    assertThat(TaskEnd.of("running", Optional.empty(), Optional.empty())).isEmpty();
    assertThat(TaskEnd.of("pending", Optional.of("no suitable node"), Optional.empty())).isEmpty();
  }

  @Test
  void tellsAProcessThatFailedByItsCode() {
    TaskEnd end = of("failed", "task: non-zero exit (3)", 3);
    assertThat(end.reason()).isEmpty();
    assertThat(end.exitCode()).contains(3);
    assertThat(end.message()).contains("code 3");
  }

  @Test
  void tellsAContainerThatNeverStartedByTheWordsOfDocker() {
    String error = "starting container failed: exec: \"FOO=1\": executable file not found";
    TaskEnd end = of("failed", error, 127);
    assertThat(end.reason()).contains(FailureReason.INFRASTRUCTURE);
    assertThat(end.exitCode()).isEmpty();
    assertThat(end.message()).contains("could not be started", "executable file not found");
  }

  @ParameterizedTest
  @CsvSource({
    "No such image: m:5000/midas@sha256:1, IMAGE_PULL",
    "manifest unknown; pull access denied, IMAGE_PULL",
    "invalid mount config for type bind, INFRASTRUCTURE"
  })
  void tellsAnImageThatDidNotArriveFromOtherRefusals(String error, FailureReason reason) {
    assertThat(of("rejected", error, null).reason()).contains(reason);
  }
}
