package io.graflag.runner.monitor;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The largest resident set of any process that has ended below this one.
 *
 * <p>The kernel keeps it for whoever collects the processes, so it knows even of one that lived and
 * died between two samples.
 */
final class EndedChildren {
  private static final double CLEARLY = 1.25;

  private EndedChildren() {}

  /** In KB of 2^10 bytes; empty where the system does not tell. */
  static OptionalLong peakKb() {
    ProcFile self = new ProcFile();
    Optional<ChildUsage> usage =
        self.read("/proc/self/status") ? ChildUsage.read() : Optional.empty();
    long own = self.numberOnLine("VmHWM:", 0);
    // A child shares its parent's memory until it becomes a program of its own, and the kernel
    // counts that too: what does not clearly exceed our own peak may be ours. Clearly, because the
    // kernel adds up the pages of threads only now and then.
    return usage
        .map(ChildUsage::peakKb)
        .filter(peak -> peak > CLEARLY * own)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
