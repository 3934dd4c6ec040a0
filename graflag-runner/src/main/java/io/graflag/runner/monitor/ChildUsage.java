package io.graflag.runner.monitor;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.util.Optional;

/**
 * What the kernel keeps of all processes that ended below this one and were collected.
 *
 * <p>Nothing is sampled here: a process that lived for a millisecond counts. What ended elsewhere,
 * collected by a process that is not below this one, is missing. Source: getrusage(2),
 * RUSAGE_CHILDREN.
 *
 * @param cpuMicros processor time, user and system, in microseconds
 * @param peakKb the largest resident set of any of them, in KB of 2^10 bytes
 * @param readBytes bytes read from disks
 * @param writeBytes bytes written to disks
 */
record ChildUsage(long cpuMicros, long peakKb, long readBytes, long writeBytes) {
  /** Where nothing was collected. */
  static final ChildUsage NOTHING = new ChildUsage(0, 0, 0, 0);

  private static final int RUSAGE_CHILDREN = -1;
  private static final int RUSAGE_BYTES = 144;

  /** Behind two times of two longs each. */
  private static final int MAX_RESIDENT = 32;

  private static final int IN_BLOCKS = 88;
  private static final int OUT_BLOCKS = 96;
  private static final long BLOCK_BYTES = 512;
  private static final long MICROS_PER_SECOND = 1_000_000;

  /**
   * Asks the kernel; empty where it is not Linux or JNA does not work.
   *
   * <p>JNA takes 60 to 90 ms to start, so this is for after the method's start.
   */
  static Optional<ChildUsage> read() {
    if (!new ProcFile().read("/proc/self/stat")) {
      return Optional.empty();
    }
    try {
      return call();
    } catch (LinkageError e) {
      // No library for this system, or no place to unpack it: others must do.
      return Optional.empty();
    }
  }

  private static Optional<ChildUsage> call() {
    if (Native.LONG_SIZE != Long.BYTES) {
      return Optional.empty();
    }
    try (Memory usage = new Memory(RUSAGE_BYTES)) {
      Object[] arguments = {RUSAGE_CHILDREN, usage};
      if (Function.getFunction("c", "getrusage").invokeInt(arguments) != 0) {
        return Optional.empty();
      }
      long user = usage.getLong(0) * MICROS_PER_SECOND + usage.getLong(8);
      long system = usage.getLong(16) * MICROS_PER_SECOND + usage.getLong(24);
      return Optional.of(
          new ChildUsage(
              user + system,
              usage.getLong(MAX_RESIDENT),
              usage.getLong(IN_BLOCKS) * BLOCK_BYTES,
              usage.getLong(OUT_BLOCKS) * BLOCK_BYTES));
    }
  }
}
