package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.RunEvent;
import io.graflag.core.experiment.ExperimentName;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");

  private final Screen screen = new Screen();

  @Test
  void goesOnWhenNobodyReadsTheOutputAnyMore() {
    ProgressView view = new ProgressView(screen.closed(), true, false);
    view.on(output("first\n"));
    view.on(output("second\n"));
    assertThat(view.isOutputLost()).isTrue();
    assertThat(view.lastLines()).containsExactly("first", "second");
  }

  @Test
  void showsTheBytesOfTheMethodAsTheyAre() {
    ProgressView view = new ProgressView(screen.terminal(), true, false);
    view.on(output(Screen.HOSTILE));
    assertThat(screen.out()).isEqualTo(Screen.HOSTILE);
    assertThat(view.isOutputLost()).isFalse();
  }

  @Test
  void showsWarningsHarmless() {
    new ProgressView(screen.terminal(), false, false).on(new RunEvent.Warned(NAME, Screen.HOSTILE));
    assertThat(screen.err()).isEqualTo("warning: " + Screen.HARMLESS + "\n");
  }

  private static RunEvent output(String text) {
    return new RunEvent.Output(NAME, text.getBytes(StandardCharsets.UTF_8));
  }
}
