package io.graflag.runner.monitor;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was there before the method: it is not the method's, and nor is what it used.
 *
 * <p>A launcher that becomes the runner, by exec, leaves it its children: those that run, and the
 * use of those that have ended. One small file tells of it before the start; what that leaves open
 * is asked of the kernel once, while the method runs. Safe for use by several threads.
 */
public final class Baseline {
  /** USER_HZ, which has been 100 on every architecture that a JVM runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private final long startTicks;
  private final OptionalDouble cpuSeconds;
  private Optional<ChildUsage> usage;
  private long ownKb;

  private Baseline(long startTicks, OptionalDouble cpuSeconds, boolean nothingCollected) {
    this.startTicks = startTicks;
    this.cpuSeconds = cpuSeconds;
    this.usage = nothingCollected ? Optional.of(ChildUsage.NOTHING) : Optional.empty();
  }

  /** Notes it; to be called right before the method is started. */
  public static Baseline note() {
    ProcStat stat = new ProcStat("/proc");
    // The start of a process survives exec, while a thread that runs Java began after it. Where
    // threads have no line of their own, as before Linux 3.17, orphans are known by their mark.
    boolean thread = stat.readThread();
    return thread || stat.readSelf()
        ? new Baseline(
            thread ? stat.startTicks() : 0,
            OptionalDouble.of(stat.collectedTicks() / TICKS_PER_SECOND),
            stat.collectedFaults() == 0)
        : new Baseline(0, OptionalDouble.empty(), false);
  }

  /**
   * Asks the kernel for what was not to be had before the start.
   *
   * <p>To be called by whoever collects orphans, before that begins: it starts JNA, which takes 60
   * to 90 ms. Where the method has ended by then and others had been collected before it, the two
   * cannot be told apart any more, and what others used stays unknown.
   *
   * @param method process id of its root, which still counts for nobody while the system lists it
   */
  public void measure(long method) {
    // First, for JNA itself may start a program, ldconfig, and collect it.
    Optional<ChildUsage> found = ChildUsage.read();
    boolean uncollected = new ProcStat("/proc").read(method);
    ProcFile self = new ProcFile();
    long own = self.read("/proc/self/status") ? self.numberOnLine("VmHWM:", 0) : 0;
    synchronized (this) {
      ownKb = own;
      usage = uncollected && found.isPresent() ? found : usage;
    }
  }

  /** No process of the method started before, in ticks since boot; 0 where unknown. */
  long startTicks() {
    return startTicks;
  }

  /** Processor time of what was collected before the method; empty where unknown. */
  OptionalDouble cpuSeconds() {
    return cpuSeconds;
  }

  /** All that the kernel keeps of what was collected before the method; empty where unknown. */
  synchronized Optional<ChildUsage> usage() {
    return usage;
  }

  /**
   * Our own peak once all was started that runs beside the method, in KB of 2^10 bytes; 0 where
   * unknown.
   */
  synchronized long ownKb() {
    return ownKb;
  }
}
