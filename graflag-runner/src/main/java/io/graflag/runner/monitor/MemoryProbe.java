package io.graflag.runner.monitor;

/**
 * Resident memory of a process and its high-water mark, from /proc/&lt;pid&gt;/status.
 *
 * <p>Both stand in that one file and in KB, where statm would be a second file and in pages of a
 * size that differs between machines.
 */
final class MemoryProbe {
  private final ProcFile file = new ProcFile();
  private final String proc;
  private long residentKb;
  private long highWaterKb;

  MemoryProbe(String proc) {
    this.proc = proc;
  }

  /** Reads a process; false where it has ended. A zombie has no memory any more: 0. */
  boolean read(long pid) {
    if (!file.read(proc + "/" + pid + "/status")) {
      return false;
    }
    residentKb = 0;
    highWaterKb = 0;
    boolean lineStart = true;
    for (int i = 0; i < file.length(); i++) {
      if (lineStart && file.at(i) == 'V') {
        if (file.holds(i, "VmHWM:")) {
          highWaterKb = file.number(i);
        } else if (file.holds(i, "VmRSS:")) {
          residentKb = file.number(i);
          break;
        }
      }
      lineStart = file.at(i) == '\n';
    }
    return true;
  }

  long residentKb() {
    return residentKb;
  }

  long highWaterKb() {
    return highWaterKb;
  }
}
