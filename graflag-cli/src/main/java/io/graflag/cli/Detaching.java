package io.graflag.cli;

import io.graflag.core.experiment.ExperimentName;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Says how to come back when Ctrl-C ends the following of a run; the run itself goes on. */
final class Detaching {
  /** A manager that hangs must not keep the program. */
  private static final long LONGEST_SECONDS = 10;

  private Detaching() {}

  /**
   * Starts and follows a run, prepared for Ctrl-C.
   *
   * <p>A run that has not started by then is given up, and its record says so.
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
    Thread working = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              if (name.get().isEmpty()) {
                working.interrupt();
                boolean isOver = await(ended);
                explain(name.get(), isOver, evaluate, terminal);
              } else {
                explain(name.get(), true, evaluate, terminal);
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return following.get();
    } finally {
      ended.countDown();
      withdraw(hook, name.get().isPresent());
    }
  }

  private static boolean await(CountDownLatch ended) {
    try {
      return ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void explain(
      Optional<ExperimentName> started, boolean isOver, boolean evaluate, Terminal terminal) {
    terminal.err().println();
    started.ifPresentOrElse(
        name -> explain(name, evaluate, terminal),
        () ->
            terminal
                .err()
                .println(
                    isOver
                        ? "Interrupted before it started; nothing of it runs."
                        : "Interrupted while it was being started; '"
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

  private static void withdraw(Thread hook, boolean hasStarted) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already. The hook says what there is to say; the error of a run that
      // was given up is no news to whoever gave it up.
      while (!hasStarted) {
        LockSupport.park();
      }
    }
  }
}
