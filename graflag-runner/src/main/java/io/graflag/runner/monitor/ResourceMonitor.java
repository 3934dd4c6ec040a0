package io.graflag.runner.monitor;

import io.graflag.core.GraflagException;
import io.graflag.core.experiment.Machine;
import io.graflag.core.experiment.ProcessTotals;
import io.graflag.core.experiment.ResourceUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures a method's processes from a thread of its own and writes {@code resources.csv}.
 *
 * <p>The first samples follow each other quickly, so that a short run is seen too; then there is
 * one an interval. Nothing that fails here ends the run: it becomes one of the {@link #problems}.
 */
public final class ResourceMonitor {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT_FOR_CARDS = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT_AT_END = Duration.ofSeconds(5);
  private static final double KB_PER_MB = 1024;
  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

  private final WatchedRun run;
  private final Path directory;
  private final Duration interval;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final long start;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "resources");
  private final List<String> problems = new ArrayList<>();
  private final SampledPeaks peaks = new SampledPeaks();
  private TreeSample firstSample;
  private ResourceUse use = ResourceUse.of(0, UNKNOWN, UNKNOWN, UNKNOWN);
  private Optional<Machine> machine = Optional.empty();
  private double watcherSeconds;
  private boolean groupIsOwn;

  private ResourceMonitor(
      WatchedRun run, Path directory, Duration interval, Clock clock, LongSupplier nanoTime) {
    this.run = run;
    this.directory = directory;
    this.interval = interval;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /**
   * Starts to measure.
   *
   * @param run what to watch
   * @param directory where resources.csv goes
   * @param interval time between two samples
   * @param clock for the timestamps of rows
   * @param nanoTime for durations
   */
  public static ResourceMonitor start(
      WatchedRun run, Path directory, Duration interval, Clock clock, LongSupplier nanoTime) {
    ResourceMonitor monitor = new ResourceMonitor(run, directory, interval, clock, nanoTime);
    // Before anything else: some methods end sooner than a thread gets going.
    monitor.firstSample = run.tree().sample();
    monitor.thread.setDaemon(true);
    monitor.thread.start();
    return monitor;
  }

  /**
   * Writes the last row and ends; what was used. Waits at most five seconds.
   *
   * <p>To be called when the method's processes have ended and were collected.
   */
  public ResourceUse stop() throws InterruptedException {
    // While nvidia-smi still runs: once collected, it counts among the method's processes.
    ProcessTotals totals = new ChildTotals(run.before()).since(sampled(), watcherSeconds());
    double endedMb = new EndedChildren(run.before()).peakKb().orElse(0) / KB_PER_MB;
    ended.countDown();
    thread.join(LONGEST_WAIT_AT_END.toMillis());
    synchronized (this) {
      if (thread.isAlive()) {
        problems.add("The resource monitor did not end within " + LONGEST_WAIT_AT_END + ".");
      }
      double peakMb = Math.max(use.peakMemoryMb(), endedMb);
      return new ResourceUse(
          peakMb > 0 ? peakMb : Double.NaN, // nobody saw it; no process uses nothing
          use.peakGpuMb(),
          use.totalMemoryMb(),
          use.totalGpuMb(),
          use.cgroupPeakMb(),
          totals,
          use.gpus());
    }
  }

  /** Whether the control group was the run's own at its start and its end, as far as is known. */
  public synchronized boolean isGroupOwn() {
    return groupIsOwn;
  }

  /** What is known of the machine; empty where the monitor did not come to look. */
  public synchronized Optional<Machine> machine() {
    return machine;
  }

  /** What went wrong while measuring, in words. */
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  private void watch() {
    try (NvidiaSmi smi = startNvidiaSmi();
        ResourceRows rows = new ResourceRows(directory, interval, start)) {
      sampleUntilEnd(smi, rows);
    } catch (IOException | GraflagException e) {
      report(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private NvidiaSmi startNvidiaSmi() throws IOException {
    try {
      return NvidiaSmi.start(run.nvidiaSmi(), run.gpus(), interval, nanoTime);
    } catch (IOException e) {
      report("Graphics cards are not watched: " + e.getMessage());
      return NvidiaSmi.start(Optional.empty(), run.gpus(), interval, nanoTime);
    }
  }

  private void sampleUntilEnd(NvidiaSmi smi, ResourceRows rows) throws InterruptedException {
    take(firstSample, rows);
    Machine facts = new MachineFacts(Path.of("/")).read(run.group());
    CgroupPeak group = new CgroupPeak(run.group(), launchers());
    group.look(this::ours);
    long pause = Math.min(FIRST_PAUSE.toNanos(), interval.toNanos());
    boolean over = false;
    while (!over) {
      long untilRow = rows.nextRow() - nanoTime.getAsLong();
      long wait = untilRow > 0 ? Math.min(pause, untilRow) : pause;
      over = ended.await(wait, TimeUnit.NANOSECONDS);
      pause = Math.min(2 * pause, interval.toNanos());
      take(run.tree().sample(), rows);
      if (over) {
        group.look(this::ours);
        own(group);
      }
      publish(smi, facts, over ? group.mb() : UNKNOWN);
      if (over || isRowDue(smi, rows)) {
        rows.write(smi).ifPresent(this::report);
      }
    }
    smi.problem().ifPresent(this::report);
  }

  private void take(TreeSample sample, ResourceRows rows) {
    synchronized (this) {
      peaks.accept(sample);
    }
    rows.sample(clock.instant(), nanoTime.getAsLong(), sample);
  }

  private synchronized void own(CgroupPeak group) {
    groupIsOwn = group.isOwn();
  }

  private synchronized void publish(NvidiaSmi smi, Machine facts, OptionalDouble groupMb) {
    watcherSeconds = smi.collectedCpuSeconds();
    machine = Optional.of(MachineFacts.withDriver(facts, smi.driver()));
    use =
        new ResourceUse(
            peaks.memoryKb() / KB_PER_MB,
            smi.peakMb(),
            facts.memoryMb(),
            smi.totalMb(),
            groupMb,
            ProcessTotals.UNKNOWN,
            smi.uses());
  }

  private boolean isRowDue(NvidiaSmi smi, ResourceRows rows) {
    long now = nanoTime.getAsLong();
    boolean waits = now - start < LONGEST_WAIT_FOR_CARDS.toNanos();
    if ((!rows.hasColumns() && !smi.isSettled() && waits) || now < rows.nextRow()) {
      return false;
    }
    rows.advance(now);
    return true;
  }

  private static Set<Long> launchers() {
    return Stream.iterate(
            ProcessHandle.current().parent(), Optional::isPresent, p -> p.get().parent())
        .map(parent -> parent.get().pid())
        .collect(Collectors.toSet());
  }

  /** This process and whatever it started, for the method or for itself. */
  private Set<Long> ours() {
    ProcessTree whole = ProcessTree.of(ProcessHandle.current().pid(), "", run.before());
    return Stream.of(whole, run.tree())
        .flatMap(tree -> tree.running().stream())
        .map(ProcessId::pid)
        .collect(Collectors.toSet());
  }

  private synchronized ProcessTotals sampled() {
    return peaks.totals();
  }

  private synchronized double watcherSeconds() {
    return watcherSeconds;
  }

  private synchronized void report(String problem) {
    problems.add(problem);
  }
}
