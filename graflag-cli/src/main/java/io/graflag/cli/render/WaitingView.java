package io.graflag.cli.render;

import io.graflag.api.RunEvent;
import io.graflag.cli.Terminal;
import io.graflag.core.experiment.ExperimentState;
import java.util.Optional;

/** Says beside a run's output why there is none yet, each reason once. */
public final class WaitingView {
  private final Terminal terminal;
  private Optional<String> said = Optional.empty();

  /** Creates a view that writes to standard error. */
  public WaitingView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Says what keeps a run waiting, where something does and it is news. */
  public void on(RunEvent.Progress progress) {
    Optional<String> news =
        progress.state() == ExperimentState.RUNNING
            ? Optional.empty()
            : Optional.of(
                progress.state() + progress.detail().map(why -> ": " + Plain.line(why)).orElse(""));
    news.filter(text -> !said.equals(news))
        .ifPresent(
            text -> {
              terminal.err().println(text);
              terminal.err().flush();
            });
    said = news;
  }
}
