package io.graflag.runner.monitor;

/**
 * One line of /proc/&lt;pid&gt;/stat, read into fields that the next line overwrites.
 *
 * <p>Source: proc_pid_stat(5).
 */
final class ProcStat {
  private static final int PARENT = 4;
  private static final int FIRST_CPU = 14;
  private static final int LAST_CPU = 17;
  private static final int THREADS = 20;
  private static final int START = 22;

  private final ProcFile file = new ProcFile();
  private final String proc;
  private char state;
  private long parent;
  private long cpuTicks;
  private long threads;
  private long startTicks;

  ProcStat(String proc) {
    this.proc = proc;
  }

  /** Reads the line of a process; false where it has ended and was collected. */
  boolean read(long pid) {
    if (!file.read(proc + "/" + pid + "/stat")) {
      return false;
    }
    // The name in parentheses may itself hold blanks and parentheses.
    int at = file.lastIndexOf(')') + 2;
    if (at < 2 || at >= file.length()) {
      return false;
    }
    state = (char) file.at(at);
    cpuTicks = 0;
    at++;
    for (int field = PARENT; field <= START; field++) {
      int start = file.numberStart(at);
      long value = file.number(start);
      at = file.numberEnd(start);
      if (field == PARENT) {
        parent = value;
      } else if (field >= FIRST_CPU && field <= LAST_CPU) {
        cpuTicks += value;
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

  long threads() {
    return threads;
  }

  /** When it started, in ticks since boot. */
  long startTicks() {
    return startTicks;
  }
}
