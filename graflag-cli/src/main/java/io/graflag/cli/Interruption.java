package io.graflag.cli;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Cleans up when Ctrl-C ends a command whose work is of no use without it. */
final class Interruption {
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
