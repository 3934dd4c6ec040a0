package io.graflag.runner.monitor;

import java.util.OptionalLong;

/**
 * The largest resident set of any process that has ended below this one.
 *
 * <p>The kernel keeps it for whoever collects the processes, so it knows even of one that lived and
 * died between two samples.
 *
 * @param before what was there before the method
 */
record EndedChildren(Baseline before) {
  private static final double CLEARLY = 1.25;

  /** In KB of 2^10 bytes; empty where the system does not tell, or not whose it was. */
  OptionalLong peakKb() {
    // What we start is, until it becomes a program of its own, a process in our memory, and the
    // kernel counts our peak up to then as one of its own. Nothing is started later than what is
    // noted; what does not clearly exceed our peak then may be ours. Clearly, because the kernel
    // adds up the pages of threads and processors only now and then.
    return before
        .usage()
        .flatMap(
            earlier ->
                ChildUsage.read()
                    .map(ChildUsage::peakKb)
                    .filter(peak -> peak > earlier.peakKb() && peak > CLEARLY * before.ownKb()))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
