package io.graflag.runner.monitor;

/**
 * One line of /proc/&lt;pid&gt;/stat, read into fields that the next line overwrites.
 *
 * <p>Source: proc_pid_stat(5).
 */
final class ProcStat {
  private static final int PARENT = 4;
  private static final int COLLECTED_MINOR_FAULTS = 11;
  private static final int COLLECTED_MAJOR_FAULTS = 13;
  private static final int FIRST_CPU = 14;
  private static final int FIRST_COLLECTED_CPU = 16;
  private static final int LAST_CPU = 17;
  private static final int THREADS = 20;
  private static final int START = 22;

  private final ProcFile file = new ProcFile();
  private final String proc;
  private char state;
  private long parent;
  private long cpuTicks;
  private long collectedTicks;
  private long collectedFaults;
  private long threads;
  private long startTicks;

  ProcStat(String proc) {
    this.proc = proc;
  }

  /** Reads the line of a process; false where it has ended and was collected. */
  boolean read(long pid) {
    return read(proc + "/" + pid + "/stat");
  }

  /** Reads the line of this process; false where the system has none. */
  boolean readSelf() {
    return read(proc + "/self/stat");
  }

  /** Reads the line of this thread, which tells of the process but for its start and own time. */
  boolean readThread() {
    return read(proc + "/thread-self/stat");
  }

  private boolean read(String path) {
    if (!file.read(path)) {
      return false;
    }
    // The name in parentheses may itself hold blanks and parentheses.
    int at = file.lastIndexOf(')') + 2;
    if (at < 2 || at >= file.length()) {
      return false;
    }
    state = (char) file.at(at);
    cpuTicks = 0;
    collectedTicks = 0;
    collectedFaults = 0;
    at++;
    for (int field = PARENT; field <= START; field++) {
      int start = file.numberStart(at);
      long value = file.number(start);
      at = file.numberEnd(start);
      if (field == PARENT) {
        parent = value;
      } else if (field >= FIRST_CPU && field <= LAST_CPU) {
        cpuTicks += value;
        collectedTicks += field >= FIRST_COLLECTED_CPU ? value : 0;
      } else if (field == COLLECTED_MINOR_FAULTS || field == COLLECTED_MAJOR_FAULTS) {
        collectedFaults += value;
      } else if (field == THREADS) {
        threads = value;
      }
      startTicks = value;
    }
    return true;
  }

  /** Whether it still runs: a zombie only waits to be collected. */
  boolean isRunning() {
    return state != 'Z' && state != 'X';
  }

  long parent() {
    return parent;
  }

  /**
   * Processor time in ticks, of the process and of those of its children that it has collected.
   *
   * <p>With the collected ones, the sum over a tree loses nothing when a process ends.
   */
  long cpuTicks() {
    return cpuTicks;
  }

  /** Processor time in ticks of the children that it has collected. */
  long collectedTicks() {
    return collectedTicks;
  }

  /** Page faults of the children that it has collected; 0 only where it has collected none. */
  long collectedFaults() {
    return collectedFaults;
  }

  long threads() {
    return threads;
  }

  /** When it started, in ticks since boot. */
  long startTicks() {
    return startTicks;
  }
}
