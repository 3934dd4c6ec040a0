package io.graflag.runner.process;

import io.graflag.runner.monitor.ProcessTree;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets no process of the method get lost: takes in and collects its orphans, and sees to it that
 * the method ends even if the runner is killed.
 *
 * <p>A process whose parent ends before it goes to the first process of the container, or to one
 * that asked for it, as this one does. Nobody else would collect it there: its entry would stay in
 * the table, and what it used would count for nobody.
 *
 * <p>All this begins in a thread of its own, while the method runs already. Without native calls
 * nothing is collected, and kernels before 4.11 give it no orphans of a method that runs already;
 * orphans are then recognised by the mark in their environment alone.
 */
public final class Guard {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT_AT_END = Duration.ofSeconds(5);

  private final ProcessTree tree;
  private final String mark;
  private final Duration grace;
  private final Consumer<String> warning;
  private final Runnable beforeCollecting;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "guard");
  private final Set<Long> seen = new HashSet<>();

  private Guard(
      ProcessTree tree,
      String mark,
      Duration grace,
      Consumer<String> warning,
      Runnable beforeCollecting) {
    this.tree = tree;
    this.mark = mark;
    this.grace = grace;
    this.warning = warning;
    this.beforeCollecting = beforeCollecting;
  }

  /**
   * Starts to guard a tree.
   *
   * @param tree the method's processes
   * @param mark the value of {@link ProcessTree#MARK} in their environment
   * @param grace what they get between SIGTERM and SIGKILL if the runner is killed
   * @param warning takes what went wrong
   * @param beforeCollecting is done in the guard's thread before anything is collected
   */
  public static Guard start(
      ProcessTree tree,
      String mark,
      Duration grace,
      Consumer<String> warning,
      Runnable beforeCollecting) {
    Guard guard = new Guard(tree, mark, grace, warning, beforeCollecting);
    guard.thread.setDaemon(true);
    guard.thread.start();
    return guard;
  }

  /** Collects what has ended, and ends. What all children used is then known to the system. */
  public void finish() throws InterruptedException {
    ended.countDown();
    thread.join(LONGEST_WAIT_AT_END.toMillis());
  }

  private void run() {
    try {
      Optional<LastWill> will = lastWill();
      beforeCollecting.run();
      collectUntilEnd();
      if (will.isPresent()) {
        will.get().revoke();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** With the first process of a container everything in it ends anyway; so has a short method. */
  private Optional<LastWill> lastWill() {
    if (ProcessHandle.current().pid() == LibC.INIT || ended.getCount() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(LastWill.write(mark, grace));
    } catch (IOException e) {
      warning.accept("The method would outlive a runner that is killed: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void collectUntilEnd() throws InterruptedException {
    boolean adopts = LibC.becomeSubreaper();
    while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
      if (adopts) {
        collectSeenBefore();
      }
    }
    if (adopts) {
      tree.endedOrphans().forEach(LibC::collect);
    }
  }

  /**
   * Collects those that the look before saw already.
   *
   * <p>The platform collects what it started itself within moments, and learns the exit code so;
   * what is left a second later is nobody else's.
   */
  private void collectSeenBefore() {
    List<Long> now = tree.endedOrphans();
    now.stream().filter(seen::contains).forEach(LibC::collect);
    seen.clear();
    seen.addAll(now);
  }
}
