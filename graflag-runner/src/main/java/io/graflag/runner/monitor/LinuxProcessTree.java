package io.graflag.runner.monitor;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tree read from /proc. */
final class LinuxProcessTree implements ProcessTree {
  /** USER_HZ, which has been 100 on every architecture that a JVM runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private final String proc;
  private final String mark;
  private final long root;
  private final long adopter;

  /** What was there before has an earlier start, in ticks since boot. */
  private final long earliestStart;

  private final boolean hasChildrenFiles;
  private final ProcStat stat;
  private final ProcFile file = new ProcFile();
  private final MemoryProbe memory;
  private final DiskProbe disk;

  /** Start ticks by process id, of every process of the tree that may still run. */
  private final Map<Long, Long> members = new HashMap<>();

  private final Set<Long> visited = new HashSet<>();
  private long[] queue = new long[64];
  private int queued;
  private long[] scanned = new long[0];
  private long[] scannedParents = new long[0];

  /** Is told of each running process of the tree. */
  @FunctionalInterface
  private interface Visitor {
    void visit(long pid);
  }

  /**
   * The tree below a process.
   *
   * @param proc where the kernel shows its processes
   * @param root process id
   * @param mark the value of {@link #MARK} in its environment
   * @param before what was there before it
   * @param adopter process id of the one that processes without a parent are given to
   */
  LinuxProcessTree(String proc, long root, String mark, Baseline before, long adopter) {
    this(proc, root, mark, before, adopter, new File(proc + "/thread-self/children").exists());
  }

  /** As above, but says whether the kernel was built with lists of children. */
  LinuxProcessTree(
      String proc,
      long root,
      String mark,
      Baseline before,
      long adopter,
      boolean hasChildrenFiles) {
    this.proc = proc;
    this.mark = mark;
    this.root = root;
    this.adopter = adopter;
    this.hasChildrenFiles = hasChildrenFiles;
    this.stat = new ProcStat(proc);
    this.memory = new MemoryProbe(proc);
    this.disk = new DiskProbe(proc);
    this.earliestStart = adopt(root) ? stat.startTicks() : before.startTicks();
  }

  @Override
  public synchronized List<ProcessId> running() {
    List<ProcessId> running = new ArrayList<>();
    walk(pid -> running.add(new ProcessId(pid, stat.startTicks())));
    return running;
  }

  @Override
  public synchronized TreeSample sample() {
    long[] sums = new long[4];
    disk.reset();
    walk(
        pid -> {
          sums[0]++;
          sums[3] += stat.cpuTicks();
          disk.add(pid);
          if (memory.read(pid)) {
            sums[1] += memory.residentKb();
            sums[2] = Math.max(sums[2], memory.highWaterKb());
          }
        });
    return new TreeSample(
        (int) sums[0],
        sums[1],
        sums[2],
        sums[3] / TICKS_PER_SECOND,
        disk.readBytes(),
        disk.writeBytes());
  }

  @Override
  public synchronized List<Long> endedOrphans() {
    List<Long> ended = new ArrayList<>();
    for (long pid : givenToAdopter()) {
      if (pid != root && startedWithin(pid) && !stat.isRunning()) {
        ended.add(pid);
      }
    }
    return ended;
  }

  @Override
  public synchronized boolean adoptMarked() {
    boolean found = false;
    for (long pid : pids()) {
      if (file.read(proc + "/" + pid + "/environ") && isMarked()) {
        found |= !members.containsKey(pid);
        adopt(pid);
      }
    }
    return found;
  }

  /** Takes in what was given to the adopter. */
  private void adoptOrphans() {
    for (long pid : givenToAdopter()) {
      if (!members.containsKey(pid) && startedWithin(pid) && isOfTheMethod(pid)) {
        adopt(pid);
      }
    }
  }

  /** What the adopter started itself has the adopter's environment: EXP, but not the mark. */
  private boolean isOfTheMethod(long pid) {
    boolean readable = file.read(proc + "/" + pid + "/environ");
    if (!hasChildrenFiles) {
      // The list then holds the adopter's own ones too, which are empty while they become programs.
      return readable && isMarked();
    }
    return !readable || isMarked() || !file.holdsEntry("EXP=", false);
  }

  /** The kernel gives orphans to the first thread of a process; others have what they started. */
  private long[] givenToAdopter() {
    if (!hasChildrenFiles) {
      scanParents();
    }
    queued = 0;
    if (hasChildrenFiles) {
      enqueueListed(proc + "/" + adopter + "/task/" + adopter + "/children");
    } else {
      enqueueScannedChildren(adopter);
    }
    return Arrays.copyOf(queue, queued);
  }

  private boolean isMarked() {
    return file.holdsEntry(MARK + "=" + mark, true);
  }

  /** Reads a process; false where it was there before the method, or has gone. */
  private boolean startedWithin(long pid) {
    return stat.read(pid) && stat.startTicks() >= earliestStart;
  }

  private boolean adopt(long pid) {
    boolean found = stat.read(pid);
    if (found) {
      members.put(pid, stat.startTicks());
    }
    return found;
  }

  /** Visits every running process, with {@link #stat} holding its line. */
  private void walk(Visitor visitor) {
    visited.clear();
    adoptOrphans();
    // All known members are roots: most are reached again from the first, and those whose parent
    // has ended are reached from themselves.
    for (Long pid : members.keySet().toArray(Long[]::new)) {
      if (!visited.contains(pid)) {
        if (stat.read(pid) && stat.startTicks() == members.get(pid)) {
          descend(pid, visitor);
        } else {
          members.remove(pid);
        }
      }
    }
  }

  private void descend(long top, Visitor visitor) {
    queued = 0;
    enqueue(top);
    for (int next = 0; next < queued; next++) {
      long pid = queue[next];
      if (!visited.add(pid) || !stat.read(pid)) {
        continue;
      }
      members.put(pid, stat.startTicks());
      long threads = stat.threads();
      if (stat.isRunning()) {
        visitor.visit(pid);
      }
      if (hasChildrenFiles) {
        enqueueChildren(pid, threads);
      } else {
        enqueueScannedChildren(pid);
      }
    }
  }

  private void enqueueChildren(long pid, long threads) {
    String tasks = proc + "/" + pid + "/task/";
    if (threads <= 1) {
      enqueueListed(tasks + pid + "/children");
      return;
    }
    String[] names = new File(tasks).list();
    if (names != null) {
      for (String name : names) {
        enqueueListed(tasks + name + "/children");
      }
    }
  }

  private void enqueueListed(String children) {
    if (file.read(children)) {
      for (int at = file.numberStart(0); at < file.length(); ) {
        enqueue(file.number(at));
        at = file.numberStart(file.numberEnd(at));
      }
    }
  }

  private void enqueueScannedChildren(long parent) {
    for (int i = 0; i < scanned.length; i++) {
      if (scannedParents[i] == parent) {
        enqueue(scanned[i]);
      }
    }
  }

  private void scanParents() {
    scanned = pids();
    scannedParents = new long[scanned.length];
    for (int i = 0; i < scanned.length; i++) {
      scannedParents[i] = stat.read(scanned[i]) ? stat.parent() : -1;
    }
  }

  private void enqueue(long pid) {
    if (queued == queue.length) {
      queue = Arrays.copyOf(queue, 2 * queued);
    }
    queue[queued++] = pid;
  }

  /** Every process of the machine. */
  private long[] pids() {
    String[] names = new File(proc).list();
    long[] pids = new long[names == null ? 0 : names.length];
    int count = 0;
    for (int i = 0; i < pids.length; i++) {
      if (isNumber(names[i])) {
        pids[count++] = Long.parseLong(names[i]);
      }
    }
    return Arrays.copyOf(pids, count);
  }

  private static boolean isNumber(String name) {
    return name.charAt(0) >= '1' && name.charAt(0) <= '9';
  }
}
