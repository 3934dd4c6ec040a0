package io.graflag.runner.monitor;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.util.OptionalLong;

/**
 * The largest resident set of any process that has ended below this one.
 *
 * <p>The kernel keeps it for whoever collects the processes, so it knows even of one that lived and
 * died between two samples. Source: getrusage(2), RUSAGE_CHILDREN.
 *
 * <p>The call needs JNA, whose start costs 60 to 90 ms; it is made once, after the method has
 * ended.
 */
final class EndedChildren {
  private static final double CLEARLY = 1.25;
  private static final int RUSAGE_CHILDREN = -1;
  private static final int RUSAGE_BYTES = 144;

  /** Behind two times of two longs each. */
  private static final int MAXRSS_OFFSET = 32;

  private EndedChildren() {}

  /** In KB of 2^10 bytes; empty where the system does not tell. */
  static OptionalLong peakKb() {
    ProcFile self = new ProcFile();
    if (!self.read("/proc/self/status")) {
      return OptionalLong.empty();
    }
    long own = self.numberOnLine("VmHWM:", 0);
    try {
      long peak = maxrssKb();
      // A child shares its parent's memory until it becomes a program of its own, and the kernel
      // counts that too: what does not clearly exceed our own peak may be ours. Clearly, because
      // the kernel adds up the pages of threads only now and then.
      return peak > CLEARLY * own ? OptionalLong.of(peak) : OptionalLong.empty();
    } catch (LinkageError e) {
      // No library for this system, or no place to unpack it: the samples must do.
      return OptionalLong.empty();
    }
  }

  private static long maxrssKb() {
    if (Native.LONG_SIZE != Long.BYTES) {
      return 0;
    }
    try (Memory usage = new Memory(RUSAGE_BYTES)) {
      Object[] arguments = {RUSAGE_CHILDREN, usage};
      int failed = Function.getFunction("c", "getrusage").invokeInt(arguments);
      return failed == 0 ? usage.getLong(MAXRSS_OFFSET) : 0;
    }
  }
}
