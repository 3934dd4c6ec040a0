package io.graflag.api;

import io.graflag.api.storage.Storage;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every ten seconds that whoever owns a phase of a run is alive (contract, section 5). */
final class Heartbeat implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(10);

  /** A write that hangs must not keep the run. */
  private static final Duration LAST_WRITE = Duration.ofSeconds(10);

  private final Storage storage;
  private final ExperimentName name;
  private final Status status;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<String> problem = Optional.empty();

  private Heartbeat(Storage storage, ExperimentName name, Status status) {
    this.storage = storage;
    this.name = name;
    this.status = status;
  }

  /** Starts to renew a status, until it is closed. */
  static Heartbeat of(Storage storage, ExperimentName name, Status status) {
    Heartbeat heartbeat = new Heartbeat(storage, name, status);
    heartbeat.timer.scheduleAtFixedRate(
        heartbeat::beat, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    return heartbeat;
  }

  private void beat() {
    try {
      storage.write(name, status.alive(OffsetDateTime.now(storage.clock())));
      problem = Optional.empty();
    } catch (RuntimeException e) {
      // The next beat may do; a minute without one and others take the run for lost.
      problem = Optional.of("The status of the run could not be renewed: " + e.getMessage());
    }
  }

  /** What kept the last beat from being written. */
  Optional<String> problem() {
    return problem;
  }

  /** Ends it; no status is written afterwards. */
  @Override
  public void close() {
    timer.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      timer.awaitTermination(LAST_WRITE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
