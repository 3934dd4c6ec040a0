package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.RunEvent;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingViewTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_140000");

  private final Screen screen = new Screen();

  private static RunEvent.Progress progress(ExperimentState state, String detail) {
    return new RunEvent.Progress(
        NAME, state, Duration.ofSeconds(3), Optional.ofNullable(detail), Optional.empty());
  }

  @Test
  void saysEachReasonOnceAndNothingWhileItRuns() {
    WaitingView view = new WaitingView(screen.terminal());
    view.on(progress(ExperimentState.PENDING, "no suitable node"));
    view.on(progress(ExperimentState.PENDING, "no suitable node"));
    view.on(progress(ExperimentState.PENDING, "preparing"));
    view.on(progress(ExperimentState.RUNNING, null));
    assertThat(screen.err()).isEqualTo("pending: no suitable node\npending: preparing\n");
  }

  @Test
  void keepsAScreenHarmless() {
    new WaitingView(screen.terminal()).on(progress(ExperimentState.PENDING, Screen.HOSTILE));
    assertThat(screen.err()).contains(Screen.HARMLESS);
  }

  @Test
  void isSaidAlsoWhereTheOutputIsShown() {
    ProgressView view = new ProgressView(screen.terminal(), true, false);
    view.on(progress(ExperimentState.PENDING, "no suitable node"));
    assertThat(screen.err()).isEqualTo("pending: no suitable node\n");
  }

  @Test
  void buildsAreShownOnStandardErrorAlone() {
    byte[] bytes = "Step 1/2\n".getBytes(StandardCharsets.UTF_8);
    new ProgressView(screen.terminal(), true, false).on(new RunEvent.Building(NAME, bytes));
    assertThat(screen.err()).isEqualTo("Step 1/2\n");
    assertThat(screen.out()).isEmpty();
  }
}
