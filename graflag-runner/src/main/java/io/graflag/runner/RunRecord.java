package io.graflag.runner;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.Provenance;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Keeps status.json over the life of one run. Safe for use by several threads. */
final class RunRecord {
  private final Path file;
  private final Surroundings surroundings;
  private final Reserve reserve;
  private Status status;

  private RunRecord(Path file, Surroundings surroundings, Status status) {
    this.file = file;
    this.surroundings = surroundings;
    this.reserve = Reserve.in(file.toAbsolutePath().getParent());
    this.status = status;
  }

  /**
   * Takes over an experiment that has not ended.
   *
   * @throws GraflagException CONFLICT where status.json says that it has
   */
  static RunRecord open(Path file, String methodName, Surroundings surroundings) {
    StatusFile.Reading before = StatusFile.read(file);
    before.problem().ifPresent(problem -> surroundings.report().accept("warning: " + problem));
    if (before.status().isPresent() && before.status().get().state().isTerminal()) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot run in "
              + file.getParent()
              + ": the run there has ended as "
              + before.status().get().state()
              + ".",
          "A run that has ended is never overwritten; start a new experiment.");
    }
    OffsetDateTime now = now(surroundings.clock());
    Status claimed =
        before.status().orElseGet(() -> Status.building(methodName, now, surroundings.host()));
    return new RunRecord(file, surroundings, claimed);
  }

  /**
   * Ends a run that was claimed but is told too little to start, so that nobody waits for it.
   *
   * <p>Only a run that is still being built: whoever calls the runner by hand beside one that works
   * must not end that.
   */
  static void refuse(Surroundings surroundings, String error) {
    Path exp = Path.of(surroundings.environment().getOrDefault("EXP", ""));
    Path file = new ExperimentDirectory(exp).status();
    Optional<Status> claimed = StatusFile.read(file).status();
    if (claimed.isPresent() && claimed.get().state() == ExperimentState.BUILDING) {
      new RunRecord(file, surroundings, claimed.get())
          .end(
              Outcome.failed(FailureReason.INFRASTRUCTURE, error),
              Optional.empty(),
              Optional.empty());
    }
  }

  /**
   * Writes that the method starts now.
   *
   * @return whether it was written; not where somebody has ended the run since it was opened
   */
  synchronized boolean start(String methodName) {
    status = Status.running(methodName, now(surroundings.clock()), surroundings.host());
    return StatusFile.write(file, status);
  }

  /**
   * Keeps the space that {@link #end} will need.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  synchronized void reserve() {
    reserve.take();
  }

  /** Writes that the runner is alive. */
  synchronized void beat() {
    if (!status.state().isTerminal()) {
      status = status.alive(now(surroundings.clock()));
      StatusFile.write(file, status);
    }
  }

  /** Notes where the numbers come from, for what is written from now on. */
  synchronized void measuredBy(Provenance source) {
    status = status.measuredBy(source);
  }

  /**
   * Writes how the run ended; nothing is written after that.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE; the old status then stays
   */
  synchronized void end(
      Outcome outcome, Optional<Duration> execTime, Optional<ResourceUse> resources) {
    Status last = status.ended(now(surroundings.clock()), outcome, execTime, resources);
    // First, so that whoever sees the end finds nothing but the run's own files.
    reserve.release().ifPresent(problem -> surroundings.report().accept("warning: " + problem));
    StatusFile.write(file, last);
    status = last;
  }

  private static OffsetDateTime now(Clock clock) {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }
}
