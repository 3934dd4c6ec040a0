package io.graflag.runner.monitor;

import io.graflag.core.experiment.ProcessTotals;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Tells what the method's processes used from what this process had collected before.
 *
 * @param before what was there before the method
 */
record ChildTotals(Baseline before) {
  /** USER_HZ, which has been 100 on every architecture that a JVM runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private static final double MICROS_PER_SECOND = 1e6;

  /**
   * What was used since; call it once the method's processes have ended and were collected.
   *
   * @param sampled the most that samples saw: a process that somebody else collected is only there
   * @param othersSeconds processor time of processes that were collected but are not the method's
   */
  ProcessTotals since(ProcessTotals sampled, double othersSeconds) {
    Optional<ChildUsage> usage = ChildUsage.read();
    return new ProcessTotals(
        larger(cpuSeconds(usage, othersSeconds), sampled.cpuSeconds()),
        larger(grown(usage, ChildUsage::readBytes), sampled.readBytes()),
        larger(grown(usage, ChildUsage::writeBytes), sampled.writeBytes()));
  }

  private OptionalDouble cpuSeconds(Optional<ChildUsage> usage, double othersSeconds) {
    OptionalDouble seconds =
        usage
            .map(known -> OptionalDouble.of(known.cpuMicros() / MICROS_PER_SECOND))
            .orElseGet(ChildTotals::collectedSeconds);
    return seconds.isPresent() && before.cpuSeconds().isPresent()
        ? OptionalDouble.of(
            Math.max(0, seconds.getAsDouble() - before.cpuSeconds().getAsDouble() - othersSeconds))
        : OptionalDouble.empty();
  }

  /** Empty where it is not known what was there before. */
  private OptionalLong grown(Optional<ChildUsage> usage, ToLongFunction<ChildUsage> bytes) {
    Optional<ChildUsage> earlier = before.usage();
    return usage.isPresent() && earlier.isPresent()
        ? OptionalLong.of(bytes.applyAsLong(usage.get()) - bytes.applyAsLong(earlier.get()))
        : OptionalLong.empty();
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

  private static OptionalLong larger(OptionalLong a, OptionalLong b) {
    return a.isPresent() ? OptionalLong.of(Math.max(a.getAsLong(), b.orElse(0))) : b;
  }
}
