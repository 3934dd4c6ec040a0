package io.graflag.runner.monitor;

import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.spot.SpotFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures a method's processes from a thread of its own and writes {@code resources.csv}.
 *
 * <p>The first samples follow each other quickly, so that a short run is seen too; then there is
 * one an interval. Nothing that fails here ends the run: it becomes one of the {@link #problems}.
 */
public final class ResourceMonitor {
  /** The spot group of the monitor. */
  public static final String GROUP = "resources";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT_FOR_CARDS = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT_AT_END = Duration.ofSeconds(5);
  private static final double KB_PER_MB = 1024;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ProcessTree tree;
  private final Optional<Path> nvidiaSmi;
  private final Path directory;
  private final Duration interval;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "resources");
  private final List<String> problems = new ArrayList<>();
  private ResourceUse use =
      new ResourceUse(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  // What follows belongs to the thread alone, once it runs.
  private final long start;
  private long nextRow;
  private long peakKb;
  private Row unwritten;
  private boolean hasRow;
  private long rowTime;
  private double rowCpuSeconds;
  private int cards = -1;
  private boolean writes = true;

  /** A sample that has not become a row yet. */
  private record Row(Instant at, long nanos, TreeSample sample) {}

  private ResourceMonitor(
      ProcessTree tree,
      Optional<Path> nvidiaSmi,
      Path directory,
      Duration interval,
      Clock clock,
      LongSupplier nanoTime) {
    this.tree = tree;
    this.nvidiaSmi = nvidiaSmi;
    this.directory = directory;
    this.interval = interval;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.nextRow = start;
    this.rowTime = start;
  }

  /**
   * Starts to measure.
   *
   * @param tree the method's processes
   * @param nvidiaSmi the program that knows the graphics cards; empty where there is none
   * @param directory where resources.csv goes
   * @param interval time between two samples
   * @param clock for the timestamps of rows
   * @param nanoTime for durations
   */
  public static ResourceMonitor start(
      ProcessTree tree,
      Optional<Path> nvidiaSmi,
      Path directory,
      Duration interval,
      Clock clock,
      LongSupplier nanoTime) {
    ResourceMonitor monitor =
        new ResourceMonitor(tree, nvidiaSmi, directory, interval, clock, nanoTime);
    // Before anything else: some methods end sooner than a thread gets going.
    monitor.sample();
    monitor.thread.setDaemon(true);
    monitor.thread.start();
    return monitor;
  }

  /** Writes the last row and ends; what was used at most. Waits at most five seconds. */
  public ResourceUse stop() throws InterruptedException {
    ended.countDown();
    thread.join(LONGEST_WAIT_AT_END.toMillis());
    synchronized (this) {
      if (thread.isAlive()) {
        problems.add("The resource monitor did not end within " + LONGEST_WAIT_AT_END + ".");
      }
      double endedMb = EndedChildren.peakKb().orElse(0) / KB_PER_MB;
      double peakMb = Math.max(use.peakMemoryMb(), endedMb);
      return new ResourceUse(
          peakMb > 0 ? peakMb : Double.NaN, // nobody saw it; no process uses nothing
          use.peakGpuMb(),
          use.totalMemoryMb(),
          use.totalGpuMb());
    }
  }

  /** What went wrong while measuring, in words. */
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  private void watch() {
    try (NvidiaSmi smi = NvidiaSmi.start(nvidiaSmi, interval, nanoTime);
        SpotFile rows = SpotFile.of(directory, GROUP)) {
      sampleUntilEnd(smi, rows);
    } catch (IOException e) {
      report("Graphics cards are not watched: " + e.getMessage());
      watchWithoutCards();
    } catch (GraflagException e) {
      report(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watchWithoutCards() {
    try (NvidiaSmi none = NvidiaSmi.start(Optional.empty(), interval, nanoTime);
        SpotFile rows = SpotFile.of(directory, GROUP)) {
      sampleUntilEnd(none, rows);
    } catch (IOException | GraflagException e) {
      report(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sampleUntilEnd(NvidiaSmi smi, SpotFile rows) throws InterruptedException {
    OptionalDouble hostMb = HostMemory.totalMb();
    long pause = Math.min(FIRST_PAUSE.toNanos(), interval.toNanos());
    boolean over = false;
    while (!over) {
      long untilRow = nextRow - nanoTime.getAsLong();
      long wait = untilRow > 0 ? Math.min(pause, untilRow) : pause;
      over = ended.await(wait, TimeUnit.NANOSECONDS);
      pause = Math.min(2 * pause, interval.toNanos());
      sample();
      publish(smi, hostMb);
      if (over || isRowDue(smi)) {
        writeRow(smi, rows);
      }
    }
  }

  private void sample() {
    TreeSample sample = tree.sample();
    peakKb = Math.max(peakKb, Math.max(sample.residentKb(), sample.highWaterKb()));
    // Once the method has ended there is nothing to see; the last row is then what was seen last.
    // A method that ended before it was seen at all still leaves a row.
    if (sample.processes() > 0 || (unwritten == null && !hasRow)) {
      unwritten = new Row(clock.instant(), nanoTime.getAsLong(), sample);
    }
  }

  private synchronized void publish(NvidiaSmi smi, OptionalDouble hostMb) {
    use = new ResourceUse(peakKb / KB_PER_MB, smi.peakMb(), hostMb, smi.totalMb());
  }

  private boolean isRowDue(NvidiaSmi smi) {
    long now = nanoTime.getAsLong();
    if (cards < 0 && !smi.isSettled() && now - start < LONGEST_WAIT_FOR_CARDS.toNanos()) {
      return false;
    }
    if (now < nextRow) {
      return false;
    }
    long behind = (now - nextRow) / interval.toNanos();
    nextRow += (behind + 1) * interval.toNanos();
    return true;
  }

  private void writeRow(NvidiaSmi smi, SpotFile rows) {
    GpuReading gpus = smi.reading();
    if (cards < 0) {
      cards = gpus.memoryMb().length;
    }
    if (unwritten == null) {
      return;
    }
    Row row = unwritten;
    unwritten = null;
    hasRow = true;
    Map<String, Number> values = new TreeMap<>();
    values.put("memory_mb", rounded(row.sample().residentKb() / KB_PER_MB));
    values.put("cpu_percent", rounded(cpuPercent(row)));
    values.put(
        "gpu_mb", smi.isInstalled() ? rounded(gpus.totalMemoryMb().orElse(Double.NaN)) : 0.0);
    for (int card = 0; card < cards; card++) {
      values.put("gpu" + card + "_utilization_percent", gpus.utilizationPercent()[card]);
      values.put("gpu" + card + "_memory_mb", gpus.memoryMb()[card]);
    }
    append(rows, row.at(), values);
  }

  private void append(SpotFile rows, Instant at, Map<String, Number> values) {
    if (writes) {
      try {
        rows.append(at, values);
      } catch (GraflagException e) {
        // One report will do, and a file with a hole in the middle is worse than a short one.
        writes = false;
        report(e.getMessage());
      }
    }
  }

  /** Processor time since the row before, of one processor: 250 means two and a half. */
  private double cpuPercent(Row row) {
    double seconds = (row.nanos() - rowTime) / NANOS_PER_SECOND;
    double used = Math.max(0, row.sample().cpuSeconds() - rowCpuSeconds);
    if (row.sample().processes() > 0) {
      rowTime = row.nanos();
      rowCpuSeconds = row.sample().cpuSeconds();
    }
    return seconds <= 0 ? Double.NaN : 100 * used / seconds;
  }

  private synchronized void report(String problem) {
    problems.add(problem);
  }

  private static double rounded(double value) {
    return Double.isNaN(value) ? value : Math.round(value * 100) / 100.0;
  }
}
