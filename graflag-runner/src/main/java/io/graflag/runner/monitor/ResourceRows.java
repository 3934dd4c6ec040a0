package io.graflag.runner.monitor;

import io.graflag.core.GraflagException;
import io.graflag.core.spot.SpotFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes {@code resources.csv}, one row an interval. */
final class ResourceRows implements AutoCloseable {
  /** The spot group of the monitor. */
  static final String GROUP = "resources";

  private static final double KB_PER_MB = 1024;
  private static final double NANOS_PER_SECOND = 1e9;

  private final SpotFile file;
  private final long intervalNanos;
  private Row unwritten;
  private boolean hasRow;
  private long nextRow;
  private long rowTime;
  private double rowCpuSeconds;
  private int[] cards;
  private boolean broken;

  /** A sample that has not become a row yet. */
  private record Row(Instant at, long nanos, TreeSample sample) {}

  /**
   * Begins the file.
   *
   * @param directory where it goes
   * @param interval time between two rows
   * @param start when the first is due
   */
  ResourceRows(Path directory, Duration interval, long start) {
    this.file = SpotFile.of(directory, GROUP);
    this.intervalNanos = interval.toNanos();
    this.nextRow = start;
    this.rowTime = start;
  }

  /** Takes a sample; the last before a row is due becomes the row. */
  void sample(Instant at, long nanos, TreeSample sample) {
    // Once the method has ended there is nothing to see; the last row is then what was seen last.
    // A method that ended before it was seen at all still leaves a row.
    if (sample.processes() > 0 || (unwritten == null && !hasRow)) {
      unwritten = new Row(at, nanos, sample);
    }
  }

  /** When the next row is due. */
  long nextRow() {
    return nextRow;
  }

  /** Whether the columns are settled, which the first row does. */
  boolean hasColumns() {
    return cards != null;
  }

  /** Sets the time of the next row, after one that is due now. */
  void advance(long now) {
    long behind = (now - nextRow) / intervalNanos;
    nextRow += (behind + 1) * intervalNanos;
  }

  /**
   * Writes the last sample.
   *
   * @return what went wrong; then no row is written any more
   */
  Optional<String> write(NvidiaSmi smi) {
    GpuReading gpus = smi.reading();
    if (cards == null) {
      cards = gpus.index();
    }
    if (unwritten == null) {
      return Optional.empty();
    }
    Row row = unwritten;
    unwritten = null;
    hasRow = true;
    Map<String, Number> values = new TreeMap<>();
    values.put("memory_mb", rounded(row.sample().residentKb() / KB_PER_MB));
    values.put("cpu_percent", rounded(cpuPercent(row)));
    values.put(
        "gpu_mb", smi.isInstalled() ? rounded(gpus.totalMemoryMb().orElse(Double.NaN)) : 0.0);
    putCards(values, gpus);
    return append(row.at(), values);
  }

  /** The columns stay those of the first row, whatever cards come and go. */
  private void putCards(Map<String, Number> values, GpuReading gpus) {
    Map<Integer, Integer> positions = new HashMap<>();
    for (int i = 0; i < gpus.index().length; i++) {
      positions.put(gpus.index()[i], i);
    }
    for (int card : cards) {
      int at = positions.getOrDefault(card, -1);
      String name = "gpu" + card;
      values.put(name + "_utilization_percent", at(gpus.utilizationPercent(), at));
      values.put(name + "_memory_mb", at(gpus.memoryMb(), at));
      values.put(name + "_power_w", at(gpus.powerWatts(), at));
    }
  }

  private static double at(double[] values, int index) {
    return index < 0 ? Double.NaN : values[index];
  }

  private Optional<String> append(Instant at, Map<String, Number> values) {
    if (!broken) {
      try {
        file.append(at, values);
      } catch (GraflagException e) {
        // One report will do, and a file with a hole in the middle is worse than a short one.
        broken = true;
        return Optional.of(e.getMessage());
      }
    }
    return Optional.empty();
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

  @Override
  public void close() {
    file.close();
  }

  private static double rounded(double value) {
    return Double.isNaN(value) ? value : Math.round(value * 100) / 100.0;
  }
}
