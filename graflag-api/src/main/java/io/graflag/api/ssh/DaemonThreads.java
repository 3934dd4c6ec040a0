package io.graflag.api.ssh;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that keep no program alive. */
final class DaemonThreads {
  private DaemonThreads() {}

  /** As many as are needed at once; idle ones end after a minute. */
  static ExecutorService named(String name) {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
