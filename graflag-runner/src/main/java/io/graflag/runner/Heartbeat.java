package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.runner.process.OutputSync;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says every ten seconds that the runner lives, and brings the method's output to the disk.
 *
 * <p>Both wait for the disk, so each has a thread of its own: bringing a second of output to a slow
 * disk may take minutes, and the runner must not count as lost meanwhile.
 */
final class Heartbeat {
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_SYNCS = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT_AT_END = Duration.ofSeconds(5);

  private final RunRecord record;
  private final Path output;
  private final Consumer<String> report;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread beats = new Thread(this::beatUntilEnd, "heartbeat");
  private final Thread syncs = new Thread(this::syncUntilEnd, "sync");
  private String lastProblem = "";

  private Heartbeat(RunRecord record, Path output, Consumer<String> report) {
    this.record = record;
    this.output = output;
    this.report = report;
  }

  static Heartbeat start(RunRecord record, Path output, Consumer<String> report) {
    Heartbeat heartbeat = new Heartbeat(record, output, report);
    for (Thread thread : List.of(heartbeat.beats, heartbeat.syncs)) {
      thread.setDaemon(true);
      thread.start();
    }
    return heartbeat;
  }

  /** Brings the rest of the output to the disk and ends; waits at most five seconds. */
  void stop() throws InterruptedException {
    ended.countDown();
    syncs.join(LONGEST_WAIT_AT_END.toMillis());
  }

  private void beatUntilEnd() {
    try {
      while (!ended.await(BETWEEN_BEATS.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void syncUntilEnd() {
    try (OutputSync sync = OutputSync.open(output)) {
      boolean last = false;
      while (!last) {
        last = ended.await(BETWEEN_SYNCS.toMillis(), TimeUnit.MILLISECONDS);
        sync(sync);
      }
    } catch (IOException e) {
      report("Cannot open " + output + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sync(OutputSync sync) {
    try {
      sync.sync();
    } catch (IOException e) {
      report("Cannot bring " + output + " to the disk: " + e.getMessage());
    }
  }

  private void beat() {
    try {
      record.beat();
    } catch (GraflagException e) {
      report(e.getMessage());
    }
  }

  /** A disk that stays full is worth one line, not one a second. */
  private synchronized void report(String problem) {
    if (!problem.equals(lastProblem)) {
      report.accept("warning: " + problem);
    }
    lastProblem = problem;
  }
}
