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
  private static final double CLEARLY = 1.05;

  /** In KB of 2^10 bytes; empty where the system does not tell, or not whose it was. */
  OptionalLong peakKb() {
    // What we start is a process in our own memory until it becomes a program, and the kernel then
    // takes our peak so far for one of its own. Later growth of ours is none of it; so what exceeds
    // our peak after the start is another's. Clearly, because the kernel adds up the pages of
    // threads and processors only now and then.
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
