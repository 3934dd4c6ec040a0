package io.graflag.runner.process;

import io.graflag.runner.monitor.ProcessId;
import io.graflag.runner.monitor.ProcessTree;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ends a tree of processes: SIGTERM to all of it, and after a grace SIGKILL.
 *
 * <p>The tree is looked at again and again, so that what it starts meanwhile ends too.
 */
public final class Termination {
  /** How long a killed process may take to go; one that waits for a broken disk never does. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How long those that have ended are a sign of others that live, and are only missed.
   *
   * <p>What was there before the method may leave such processes without end.
   */
  private static final Duration TRACES = Duration.ofSeconds(1);

  private static final long PAUSE_MILLIS = 20;

  /** Processes that start others and end at once are only met by looking often. */
  private static final long KILL_PAUSE_MILLIS = 1;

  /** What starts another process and ends, again and again, is easily missed by one look. */
  private static final int QUIET_LOOKS = 3;

  private final ProcessTree tree;
  private final Duration grace;
  private final LongSupplier nanoTime;
  private final Set<ProcessId> asked = new HashSet<>();
  private final Set<Long> ended = new HashSet<>();

  /**
   * Prepares to end a tree.
   *
   * @param tree the processes
   * @param grace time between SIGTERM and SIGKILL
   * @param nanoTime for durations
   */
  public Termination(ProcessTree tree, Duration grace, LongSupplier nanoTime) {
    this.tree = tree;
    this.grace = grace;
    this.nanoTime = nanoTime;
  }

  /** Ends everything; returns what still runs after all, which is hardly ever anything. */
  public List<ProcessId> end() throws InterruptedException {
    tree.adoptMarked();
    long start = nanoTime.getAsLong();
    long seenAt = start;
    List<ProcessId> running = tree.running();
    int quietLooks = running.isEmpty() && !hasNewEndedOrphans() ? QUIET_LOOKS : 0;
    while (quietLooks < QUIET_LOOKS) {
      long waited = nanoTime.getAsLong() - start;
      if (waited > grace.plus(PATIENCE).toNanos()) {
        return running;
      }
      boolean kill = waited >= grace.toNanos();
      signal(running, kill);
      TimeUnit.MILLISECONDS.sleep(kill ? KILL_PAUSE_MILLIS : PAUSE_MILLIS);
      running = tree.running();
      boolean traces = hasNewEndedOrphans() && nanoTime.getAsLong() - seenAt < TRACES.toNanos();
      boolean quiet = running.isEmpty() && !traces;
      if (quiet) {
        // What the last of them may have left behind while it ended.
        quiet = !tree.adoptMarked();
        running = tree.running();
      }
      if (!running.isEmpty()) {
        seenAt = nanoTime.getAsLong();
      }
      quietLooks = quiet && running.isEmpty() ? quietLooks + 1 : 0;
    }
    return running;
  }

  /** Whoever ended since the last look may have started another one just before. */
  private boolean hasNewEndedOrphans() {
    boolean more = false;
    for (Long pid : tree.endedOrphans()) {
      if (ended.add(pid)) {
        more = true;
      } else if (LibC.collect(pid)) {
        // Thousands of them would make each look so slow that the living get away.
        ended.remove(pid);
      }
    }
    return more;
  }

  private void signal(List<ProcessId> running, boolean kill) {
    boolean first = ProcessHandle.current().pid() == LibC.INIT;
    // All others are more than the method: not where nothing of it is seen.
    if (!kill || !first || running.isEmpty() || !LibC.killAllOthers()) {
      running.forEach(process -> signal(process, kill));
    }
  }

  private void signal(ProcessId process, boolean kill) {
    // The tree has just verified that the number still stands for that process.
    if (kill) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    } else if (asked.add(process)) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    }
  }
}
