package io.graflag.runner.monitor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * NVIDIA's graphics cards, as one long-lived {@code nvidia-smi} reports them.
 *
 * <p>A thread reads what the program prints; nobody ever waits for it. Where it falls silent its
 * values turn stale and then count as unknown. Where there is no such program there is no card.
 */
final class NvidiaSmi implements AutoCloseable {
  private static final String QUERY = "--query-gpu=index,memory.used,memory.total,utilization.gpu";
  private static final int STALE_AFTER_INTERVALS = 5;

  /** A block of lines arrives at once; after such a pause it is complete. */
  private static final long BLOCK_PAUSE_NANOS = 100_000_000;

  /** Asking more often would load the card that is being watched. */
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  private static final int LONGEST_LINE = 512;

  private final Process process;
  private final GpuTable table;
  private final LongSupplier nanoTime;
  private volatile boolean ended;

  private NvidiaSmi(Process process, GpuTable table, LongSupplier nanoTime) {
    this.process = process;
    this.table = table;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts the program.
   *
   * @param binary where it lies; empty where it is not installed
   * @param wanted time between two reports
   * @throws IOException where it is there but cannot be started
   */
  static NvidiaSmi start(Optional<Path> binary, Duration wanted, LongSupplier nanoTime)
      throws IOException {
    Duration interval = wanted.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : wanted;
    GpuTable table = new GpuTable(interval.toNanos() * STALE_AFTER_INTERVALS);
    if (binary.isEmpty()) {
      return new NvidiaSmi(null, table, nanoTime);
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    binary.get().toString(),
                    QUERY,
                    "--format=csv,noheader,nounits",
                    "-lms",
                    Long.toString(interval.toMillis())))
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectError(Redirect.DISCARD)
            .start();
    NvidiaSmi smi = new NvidiaSmi(process, table, nanoTime);
    Thread reader = new Thread(smi::read, "nvidia-smi");
    reader.setDaemon(true);
    reader.start();
    return smi;
  }

  /** Whether the program is installed. */
  boolean isInstalled() {
    return process != null;
  }

  /** Whether the number of cards is settled: no line more will belong to the first report. */
  boolean isSettled() {
    return process == null || ended || table.isSettled(nanoTime.getAsLong() - BLOCK_PAUSE_NANOS);
  }

  /** What the cards said last. */
  GpuReading reading() {
    return table.reading(nanoTime.getAsLong());
  }

  /** The most memory that was in use on all cards together; empty where it was never known. */
  OptionalDouble peakMb() {
    return table.peakMb();
  }

  /** The memory of all cards together; empty where it was never known. */
  OptionalDouble totalMb() {
    return table.totalMb();
  }

  /** Ends the program, without waiting for it. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void read() {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          table.accept(new String(line, 0, length, US_ASCII), nanoTime.getAsLong());
          length = 0;
        } else if (length < LONGEST_LINE) {
          line[length++] = (byte) b;
        }
      }
    } catch (IOException e) {
      // The stream breaks when the program is ended; then, as after its own end, values turn stale.
      process.destroyForcibly();
    } finally {
      ended = true;
    }
  }
}
