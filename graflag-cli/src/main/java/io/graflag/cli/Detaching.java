package io.graflag.cli;

import io.graflag.core.experiment.ExperimentName;

/** Says how to come back when Ctrl-C ends the following of a run; the run itself goes on. */
final class Detaching implements AutoCloseable {
  private final Thread hook;

  private Detaching(Thread hook) {
    this.hook = hook;
  }

  /**
   * Starts to wait for Ctrl-C.
   *
   * @param evaluate whether an evaluation was asked for, which then does not happen
   */
  static Detaching from(ExperimentName name, boolean evaluate, Terminal terminal) {
    Thread hook =
        new Thread(
            () -> {
              terminal.err().println();
              terminal.err().println("Detached; the run goes on.");
              terminal.err().println("Follow it:   graflag logs -f -e " + name);
              terminal.err().println("Stop it:     graflag stop -e " + name);
              if (evaluate) {
                terminal.err().println("Evaluate it: graflag evaluate -e " + name);
              }
              terminal.err().flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Detaching(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook with what it says is part of that.
      return;
    }
  }
}
