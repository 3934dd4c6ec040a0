package io.graflag.runner.monitor;

import io.graflag.core.experiment.ProcessTotals;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Tells what the method's processes used from what this process had collected before.
 *
 * <p>A launcher that runs other programs and then becomes the runner leaves their use behind.
 *
 * @param cpuTicks processor time of what was collected before the method, in ticks
 * @param nothingBefore whether nothing was collected before it
 */
public record ChildTotals(long cpuTicks, boolean nothingBefore) {
  /** USER_HZ, which has been 100 on every architecture that a JVM runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private static final double MICROS_PER_SECOND = 1e6;
  private static final ChildTotals NOTHING = new ChildTotals(0, true);

  /**
   * Notes what was collected before a process that has just started.
   *
   * <p>After its start, so that it does not wait for this: a process that has not been collected
   * yet is not among the collected.
   */
  public static ChildTotals before(Process method) {
    ProcStat self = new ProcStat("/proc");
    boolean known = self.readSelf();
    return known && method.isAlive()
        ? new ChildTotals(self.collectedTicks(), self.collectedFaults() == 0)
        : NOTHING;
  }

  /**
   * What was used since; call it once the method's processes have ended and were collected.
   *
   * @param sampled the most that samples saw: a process that somebody else collected is only there
   * @param othersSeconds processor time of processes that were collected but are not the method's
   */
  ProcessTotals since(ProcessTotals sampled, double othersSeconds) {
    Optional<ChildUsage> usage = ChildUsage.read();
    OptionalDouble seconds =
        usage
            .map(known -> OptionalDouble.of(known.cpuMicros() / MICROS_PER_SECOND))
            .orElseGet(ChildTotals::collectedSeconds);
    double before = cpuTicks / TICKS_PER_SECOND + othersSeconds;
    // What was read and written before is not known; only where that is nothing do these count.
    Optional<ChildUsage> bytes = usage.filter(known -> nothingBefore);
    return new ProcessTotals(
        larger(
            seconds.isPresent()
                ? OptionalDouble.of(Math.max(0, seconds.getAsDouble() - before))
                : seconds,
            sampled.cpuSeconds()),
        larger(bytes.map(ChildUsage::readBytes), sampled.readBytes()),
        larger(bytes.map(ChildUsage::writeBytes), sampled.writeBytes()));
  }

  /** To the hundredth of a second, where the kernel cannot be asked more exactly. */
  private static OptionalDouble collectedSeconds() {
    ProcStat self = new ProcStat("/proc");
    return self.readSelf()
        ? OptionalDouble.of(self.collectedTicks() / TICKS_PER_SECOND)
        : OptionalDouble.empty();
  }

  private static OptionalDouble larger(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(Math.max(a.getAsDouble(), b.getAsDouble()))
        : a.isPresent() ? a : b;
  }

  private static OptionalLong larger(Optional<Long> a, OptionalLong b) {
    return a.isPresent() ? OptionalLong.of(Math.max(a.get(), b.orElse(0))) : b;
  }
}
