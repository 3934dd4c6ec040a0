package io.graflag.runner.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The method's process and everything that descends from it.
 *
 * <p>A process stays in the tree when its parent ends before it. Safe for use by several threads.
 */
public sealed interface ProcessTree permits LinuxProcessTree, PortableProcessTree {
  /**
   * The variable that marks the processes of one run.
   *
   * <p>Whoever starts the root puts it into its environment, with a value of that run.
   */
  String MARK = "GRAFLAG_RUN_ID";

  /**
   * The tree below a process.
   *
   * @param root process id
   * @param mark the value of {@link #MARK} in its environment
   * @param before what was there before it
   */
  static ProcessTree of(long root, String mark, Baseline before) {
    return Files.isReadable(Path.of("/proc/self/stat"))
        ? new LinuxProcessTree("/proc", root, mark, before, ProcessHandle.current().pid())
        : new PortableProcessTree(root);
  }

  /** Those that run now. */
  List<ProcessId> running();

  /**
   * Processes that ended after their parents and were given to this process.
   *
   * <p>Those from before the root are left alone: collected, they would count for the method. The
   * others keep their entries in the table until it collects them.
   */
  List<Long> endedOrphans();

  /**
   * Takes in processes that left the tree before anybody looked.
   *
   * <p>A child that outlives its parent by moments belongs to nobody when the tree is walked; the
   * mark in its environment still tells where it came from.
   *
   * @return whether there was one that was not known before
   */
  boolean adoptMarked();

  /** What they use now. */
  TreeSample sample();
}
