package io.graflag.api.setup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Something that is worked out once, by whoever asks first or by a thread of its own.
 *
 * @param <T> what comes of it
 */
final class Work<T> {
  /** Whoever pressed Ctrl-C waits for it. */
  private static final Duration CLEARING_UP = Duration.ofSeconds(3);

  private final FutureTask<T> task;
  private final Thread thread;

  /** Work that begins when somebody asks for it. */
  Work(Supplier<T> work) {
    this.task = new FutureTask<>(work::get);
    this.thread = null;
  }

  private Work(FutureTask<T> task) {
    this.task = task;
    this.thread = new Thread(task, "graflag-setup");
    thread.setDaemon(true);
    thread.start();
  }

  /** Work that begins at once. */
  static <T> Work<T> start(Supplier<T> work) {
    return new Work<>(new FutureTask<>(work::get));
  }

  /**
   * What came of it.
   *
   * @throws GraflagException what it threw, or INTERRUPTED
   */
  T get() {
    if (thread == null) {
      task.run(); // does nothing where it ran already
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GraflagException own) {
        throw own;
      }
      throw new IllegalStateException("A step of the setup broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "The setup was interrupted.", null, e);
    }
  }

  /**
   * Waits for all, which have threads of their own; an interrupt reaches each of them, and they may
   * clear up for a moment.
   *
   * @throws GraflagException what the first one threw, or INTERRUPTED
   */
  static void all(List<Work<?>> works) {
    try {
      works.forEach(Work::get);
    } catch (GraflagException e) {
      end(works);
      throw e;
    }
  }

  private static void end(List<Work<?>> works) {
    boolean interrupted = Thread.interrupted();
    works.forEach(work -> work.thread.interrupt());
    long end = System.nanoTime() + CLEARING_UP.toNanos();
    try {
      for (Work<?> work : works) {
        work.thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it threw; waits for its end. */
  boolean failed() {
    try {
      get();
      return false;
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return true;
    }
  }
}
