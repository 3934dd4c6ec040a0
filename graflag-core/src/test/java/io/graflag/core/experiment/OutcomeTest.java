package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
  @Test
  void carriesExitCodeAndSignal() {
    Outcome killed = Outcome.failed(FailureReason.OOM_KILLED, "e").withSignal("SIGKILL", 137);
    assertThat(killed.exitCode()).contains(137);
    assertThat(killed.signal()).contains("SIGKILL");
    assertThat(Outcome.completed().exitCode()).contains(0);
    assertThat(Outcome.stopped("by ada").withExitCode(143).state())
        .isEqualTo(ExperimentState.STOPPED);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUILDING", "PENDING", "RUNNING", "UNKNOWN"})
  void refusesAStateInWhichNoRunEnds(ExperimentState state) {
    Optional<String> none = Optional.empty();
    assertThatThrownBy(() -> new Outcome(state, Optional.empty(), none, Optional.empty(), none))
        .hasMessage(state + " is not how a run ends");
  }

  @Test
  void writesEveryReasonAsAWordOfTheClosedList() {
    assertThat(Arrays.stream(FailureReason.values()).map(FailureReason::word))
        .containsExactly(
            "exit_code",
            "signal",
            "oom_killed",
            "timeout",
            "no_results",
            "invalid_results",
            "image_build",
            "image_pull",
            "node_lost",
            "no_suitable_node",
            "dataset_incompatible",
            "dataset_missing",
            "disk_full",
            "client_lost",
            "runner_lost",
            "infrastructure",
            "stopped_by_user");
  }

  @ParameterizedTest
  @EnumSource
  void findsAReasonByItsWord(FailureReason reason) {
    assertThat(FailureReason.find(reason.word())).contains(reason);
  }

  @Test
  void findsNoReasonOutsideTheList() {
    assertThat(FailureReason.find("TIMEOUT")).isEmpty();
    assertThat(FailureReason.find("bad_luck")).isEmpty();
  }
}
