package io.graflag.runner.monitor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.graflag.core.experiment.GpuUse;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final int STALE_AFTER_INTERVALS = 5;

  /** A block of lines arrives at once; after such a pause it is complete. */
  private static final long BLOCK_PAUSE_NANOS = 100_000_000;

  /** Asking more often would load the card that is being watched. */
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  private static final int LONGEST_LINE = 512;
  private static final double TICKS_PER_SECOND = 100;

  private final Optional<NvidiaTool> tool;
  private final Duration interval;
  private final GpuAssignment assignment;
  private final GpuTable table;
  private final LongSupplier nanoTime;
  private final ProcStat stat = new ProcStat("/proc");
  private Process process;
  private boolean closed;
  private double cpuSeconds;
  private double earlierCpuSeconds;
  private volatile boolean ended;

  private NvidiaSmi(
      Optional<NvidiaTool> tool,
      Duration interval,
      GpuAssignment assignment,
      LongSupplier nanoTime) {
    this.tool = tool;
    this.interval = interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
    this.assignment = assignment;
    this.nanoTime = nanoTime;
    long staleAfter = this.interval.toNanos() * STALE_AFTER_INTERVALS;
    this.table = new GpuTable(nanoTime.getAsLong(), staleAfter, assignment);
  }

  /**
   * Starts the program.
   *
   * @param tool the program; empty where it is not installed
   * @param assignment the cards of the run
   * @param wanted time between two reports
   * @throws IOException where it is there but cannot be started
   */
  static NvidiaSmi start(
      Optional<NvidiaTool> tool, GpuAssignment assignment, Duration wanted, LongSupplier nanoTime)
      throws IOException {
    NvidiaSmi smi = new NvidiaSmi(tool, wanted, assignment, nanoTime);
    if (tool.isPresent()) {
      smi.launch(assignment.selectable());
      Thread reader = new Thread(smi::read, "nvidia-smi");
      reader.setDaemon(true);
      reader.start();
    }
    return smi;
  }

  private synchronized void launch(List<String> cards) throws IOException {
    if (closed) {
      return;
    }
    List<String> command = new ArrayList<>(List.of(tool.orElseThrow().program().toString()));
    command.add("--query-gpu=" + GpuLine.FIELDS);
    if (!cards.isEmpty()) {
      command.add("--id=" + String.join(",", cards));
    }
    command.addAll(List.of("--format=csv,noheader,nounits", "-lms", "" + interval.toMillis()));
    earlierCpuSeconds = cpuSeconds;
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectError(Redirect.DISCARD);
    // The runner itself may have been started without the libraries that the image names.
    tool.flatMap(NvidiaTool::libraryPath)
        .ifPresent(path -> builder.environment().put(NvidiaTool.LIBRARY_PATH, path));
    process = builder.start();
  }

  /** Whether the program is installed. */
  boolean isInstalled() {
    return tool.isPresent();
  }

  /** Whether the number of cards is settled: no line more will belong to the first report. */
  boolean isSettled() {
    return tool.isEmpty() || ended || table.isSettled(nanoTime.getAsLong() - BLOCK_PAUSE_NANOS);
  }

  /** What the cards said last. */
  GpuReading reading() {
    return table.reading(nanoTime.getAsLong());
  }

  /** The most memory that was in use on all cards together; empty where it was never known. */
  OptionalDouble peakMb() {
    return table.peakMb(isSettled());
  }

  /** The memory of all cards together; empty where it was never known. */
  OptionalDouble totalMb() {
    return table.totalMb();
  }

  /** What each card used until now. */
  List<GpuUse> uses() {
    return table.uses(nanoTime.getAsLong());
  }

  /** Version of the driver. */
  Optional<String> driver() {
    return table.driver();
  }

  /** Why cards are measured that were not assigned, if so. */
  Optional<String> problem() {
    return isInstalled() && !table.isEmpty() && table.missesItsOwn()
        ? Optional.of(
            "The GPUs that were assigned ("
                + assignment
                + ") are none that nvidia-smi lists; all that it lists are measured.")
        : Optional.empty();
  }

  /**
   * Processor time of programs that were collected: the kernel counts it with the method's.
   *
   * <p>It is what was seen last of them, so that this has to be called now and then.
   */
  synchronized double collectedCpuSeconds() {
    boolean runs = process != null && process.isAlive() && stat.read(process.pid());
    if (runs) {
      cpuSeconds = earlierCpuSeconds + stat.cpuTicks() / TICKS_PER_SECOND;
    }
    return runs ? earlierCpuSeconds : cpuSeconds;
  }

  /** Ends the program, without waiting for it. */
  @Override
  public synchronized void close() {
    closed = true;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void read() {
    try {
      readReports();
      if (table.isEmpty() && !assignment.selectable().isEmpty()) {
        // It ends at once where it knows none of the cards that it is asked for.
        launch(List.of());
        readReports();
      }
    } catch (IOException e) {
      // The stream breaks when the program is ended; then, as after its own end, values turn stale.
      close();
    } finally {
      ended = true;
    }
  }

  private synchronized InputStream reports() {
    return process.getInputStream();
  }

  private void readReports() throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    try (InputStream in = new BufferedInputStream(reports())) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          table.accept(new String(line, 0, length, ISO_8859_1), nanoTime.getAsLong());
          length = 0;
        } else if (length < LONGEST_LINE) {
          line[length++] = (byte) b;
        }
      }
    }
  }
}
