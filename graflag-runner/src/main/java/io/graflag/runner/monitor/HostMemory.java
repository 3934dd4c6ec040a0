package io.graflag.runner.monitor;

import java.util.OptionalDouble;
import oshi.SystemInfo;

/**
 * How much memory the machine has.
 *
 * <p>On Linux it is one line of /proc/meminfo. OSHI would say the same, but getting it ready takes
 * more processor time than the rest of the start may take; so it is asked only elsewhere.
 */
final class HostMemory {
  private static final double KB_PER_MB = 1024;
  private static final double BYTES_PER_MB = 1 << 20;

  private HostMemory() {}

  /** In MB of 2^20 bytes; empty where the system does not tell. */
  static OptionalDouble totalMb() {
    ProcFile file = new ProcFile();
    if (file.read("/proc/meminfo")) {
      long kb = file.numberOnLine("MemTotal:", 0);
      return kb == 0 ? OptionalDouble.empty() : OptionalDouble.of(kb / KB_PER_MB);
    }
    long bytes = new SystemInfo().getHardware().getMemory().getTotal();
    return bytes <= 0 ? OptionalDouble.empty() : OptionalDouble.of(bytes / BYTES_PER_MB);
  }
}
