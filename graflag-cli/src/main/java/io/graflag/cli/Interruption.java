package io.graflag.cli;

import io.graflag.api.copy.CopyReport;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Cleans up when Ctrl-C ends a command whose work is of no use without it. */
final class Interruption {
  private static final String GOES_ON = "Interrupted; the same command goes on where it stopped.";
  private static final long LONGEST_SECONDS = 5;

  private Interruption() {}

  /**
   * Does the work; a signal that ends the program meanwhile has it cleaned up.
   *
   * <p>Then it does not return: what became of the work is no news to whoever ended it.
   */
  static <T> T cleaningUp(Runnable cleaning, Supplier<T> work) {
    Thread hook = new Thread(cleaning);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      withdraw(hook);
    }
  }

  /** Does a copy; a signal ends it so that no half file stays behind, and says how to go on. */
  static CopyReport endingCopy(Terminal terminal, Supplier<CopyReport> copy) {
    return ending(terminal, () -> GOES_ON, copy);
  }

  /**
   * Does any work that an interrupt ends; a signal interrupts it, and then these words are said.
   */
  static <T> T ending(Terminal terminal, Supplier<String> words, Supplier<T> work) {
    Thread working = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runnable cleaning =
        () -> {
          working.interrupt();
          await(ended);
          terminal.err().println();
          terminal.err().println(words.get());
          terminal.err().flush();
        };
    return cleaningUp(
        cleaning,
        () -> {
          try {
            return work.get();
          } finally {
            ended.countDown();
          }
        });
  }

  private static void await(CountDownLatch ended) {
    try {
      if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        // A disk that hangs must not keep the program; the next copy removes what is left.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already: the hook does its part, and there is nothing more to say.
      while (true) {
        LockSupport.park();
      }
    }
  }
}
