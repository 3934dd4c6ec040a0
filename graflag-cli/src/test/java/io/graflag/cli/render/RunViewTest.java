package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.ExperimentInfo;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunViewTest {
  private final Screen screen = new Screen();

  @Test
  void showsTheDetailOfAFailureHarmless() {
    RunView.print(screen.terminal(), failed("Exit code 1.\n" + Screen.HOSTILE), List.of());
    assertThat(screen.out()).contains("  Exit code 1.\n  " + Screen.HARMLESS + "\n");
  }

  @Test
  void showsWhoStoppedARunHarmless() {
    RunView.printEnd(screen.terminal(), failed("Stopped by " + Screen.HOSTILE));
    assertThat(screen.err()).contains("  Stopped by " + Screen.HARMLESS + "\n");
  }

  @Test
  void showsWhatARunUsed() {
    RunView.printEnd(screen.terminal(), failed("It broke."));
    assertThat(screen.err())
        .contains("failed (exit_code) after 2.0 s, CPU time 3.5 s, peak memory 61.2 MB\n");
  }

  private static ExperimentInfo failed(String detail) {
    return new ExperimentInfo(
        "exp__midas__toy__20260309_143000",
        "midas",
        "toy",
        LocalDateTime.of(2026, 3, 9, 14, 30),
        "failed",
        false,
        false,
        "/results.json",
        "/eval/evaluation.json",
        Optional.empty(),
        Optional.of(detail),
        Optional.of("exit_code"),
        true,
        Optional.of(2000.0),
        Optional.of(61.2),
        Optional.of(3.5),
        Optional.of(0L),
        Optional.of(4096L),
        Optional.empty(),
        Optional.of(1),
        List.of());
  }
}
