package io.graflag.cli.render;

import io.graflag.api.setup.SetupReport;
import io.graflag.api.setup.SetupStep;
import io.graflag.api.setup.SetupStep.State;
import io.graflag.cli.Terminal;

/** Shows how machines become a cluster, step by step. */
public final class ClusterSetupView {
  private final Terminal terminal;
  private final boolean quiet;
  private boolean started;

  /**
   * Creates it.
   *
   * @param quiet whether to show no step
   */
  public ClusterSetupView(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** Shows one step on a line of its own, and below it what to do where it failed. */
  public void say(SetupStep step) {
    if (quiet) {
      return;
    }
    if (!started) {
      started = true;
      terminal.out().println();
    }
    terminal
        .out()
        .println(
            "%-8s %-18s %-22s %s"
                .formatted(
                    step.state(),
                    Plain.line(step.place()),
                    Plain.line(step.name()),
                    Plain.line(step.detail()))
                .stripTrailing());
    step.hint().ifPresent(hint -> terminal.out().println("         " + Plain.line(hint)));
    terminal.out().flush();
  }

  /** Says how it ended, and what to do next. */
  public static void printEnd(Terminal terminal, SetupReport report) {
    terminal.out().println();
    if (report.succeeded()) {
      terminal
          .out()
          .println(
              "The cluster is ready: '" + terminal.command() + " list methods' shows what runs.");
    } else {
      long failed = count(report, State.FAILED);
      terminal
          .out()
          .println(
              failed
                  + (failed == 1 ? " step" : " steps")
                  + " failed; mend that and set up again: what is done stays done.");
    }
    terminal.out().flush();
  }

  private static long count(SetupReport report, State state) {
    return report.steps().stream().filter(step -> step.state() == state).count();
  }
}
