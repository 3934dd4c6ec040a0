package io.graflag.cli;

import io.graflag.core.experiment.ExperimentName;
import java.util.Optional;
import java.util.function.Supplier;

/** Says how to come back when Ctrl-C ends the following of a run; the run itself goes on. */
final class Detaching {
  private Detaching() {}

  /**
   * Follows a run, prepared for Ctrl-C.
   *
   * @param name the run, once it has started
   * @param evaluate whether an evaluation was asked for, which then does not happen
   * @param following returns when the run has ended, or throws, and then nothing is said
   */
  static <T> T whileRunning(
      Supplier<Optional<ExperimentName>> name,
      boolean evaluate,
      Terminal terminal,
      Supplier<T> following) {
    Thread hook = new Thread(() -> explain(name.get(), evaluate, terminal));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return following.get();
    } finally {
      withdraw(hook);
    }
  }

  private static void explain(
      Optional<ExperimentName> started, boolean evaluate, Terminal terminal) {
    terminal.err().println();
    started.ifPresentOrElse(
        name -> explain(name, evaluate, terminal),
        () ->
            terminal
                .err()
                .println(
                    "Interrupted while it was being started;"
                        + " '"
                        + terminal.command()
                        + " list experiments' shows whether it runs."));
    terminal.err().flush();
  }

  private static void explain(ExperimentName name, boolean evaluate, Terminal terminal) {
    terminal.err().println("Detached; the run goes on.");
    terminal.err().println("Follow it:   " + terminal.command() + " logs -f -e " + name);
    terminal.err().println("Stop it:     " + terminal.command() + " stop -e " + name);
    if (evaluate) {
      terminal.err().println("Evaluate it: " + terminal.command() + " evaluate -e " + name);
    }
  }

  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook with what it says is part of that.
      return;
    }
  }
}
