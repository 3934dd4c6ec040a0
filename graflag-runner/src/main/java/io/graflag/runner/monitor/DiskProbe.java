package io.graflag.runner.monitor;

import java.io.File;

/**
 * Bytes between processes and disks, added up from /proc/&lt;pid&gt;/io.
 *
 * <p>A process's numbers hold those of the children that it has collected. They are {@code
 * read_bytes} and {@code write_bytes}: {@code rchar} and {@code wchar} would count every pipe and
 * every read from the page cache too. Source: proc_pid_io(5).
 */
final class DiskProbe {
  private final ProcFile file = new ProcFile();
  private final String proc;
  private long readBytes;
  private long writeBytes;
  private boolean complete;

  DiskProbe(String proc) {
    this.proc = proc;
  }

  /** Begins a new sum. */
  void reset() {
    readBytes = 0;
    writeBytes = 0;
    complete = true;
  }

  /** Adds a process. */
  void add(long pid) {
    String path = proc + "/" + pid + "/io";
    if (file.read(path)) {
      readBytes += file.numberOnLine("read_bytes:", 0);
      writeBytes += file.numberOnLine("write_bytes:", 0);
    } else if (new File(path).exists()) {
      // It did not end: the kernel keeps the numbers of another user's process to itself.
      complete = false;
    }
  }

  /** Bytes read from disks; -1 where some process keeps its own to itself. */
  long readBytes() {
    return complete ? readBytes : -1;
  }

  /** Bytes written to disks, likewise. */
  long writeBytes() {
    return complete ? writeBytes : -1;
  }
}
