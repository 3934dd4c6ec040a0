package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StopRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Stops runs and deletes what is left of them. */
final class RunStopper {
  private final Storage storage;
  private final Engine engine;
  private final Clock clock;
  private final String user;

  /**
   * Creates it.
   *
   * @param user who stops, as the records say it
   */
  RunStopper(Storage storage, Engine engine, Clock clock, String user) {
    this.storage = storage;
    this.engine = engine;
    this.clock = clock;
    this.user = user;
  }

  /** Stops a run and returns once nothing of it is left. */
  void stop(ExperimentName name) {
    ExperimentReader.Sight before = new ExperimentReader(storage, engine).see(name);
    if (before.info().isEnded()) {
      engine.conclude(before.scan(), before.verdict());
      throw GraflagException.of(
          Kind.CONFLICT, name + " does not run: it is " + before.info().status() + " already.");
    }
    if (before.service() instanceof Service.Unknown unknown) {
      throw GraflagException.of(Kind.CONFLICT, "Cannot stop " + name + ": " + unknown.why());
    }
    storage.write(
        before.scan().directory().stop(),
        new StopRequest(FailureReason.STOPPED_BY_USER, user, OffsetDateTime.now(storage.clock()))
            .bytes());
    engine.stop(before.scan());
    ExperimentScan after = storage.experiment(name);
    if (!after.isTerminal()) {
      record(after);
    }
  }

  /** Deletes an experiment that is over. */
  void delete(ExperimentName name) {
    ExperimentReader.Sight sight = new ExperimentReader(storage, engine).see(name);
    ExperimentInfo info = sight.info();
    boolean mayRun = !info.isEnded() && !info.status().equals(ExperimentState.UNKNOWN.word());
    if (mayRun || !info.certain()) {
      throw GraflagException.of(
          Kind.CONFLICT,
          name + " is " + info.status() + "; deleting it would pull its files away.",
          "Stop it first: graflag stop -e " + name);
    }
    engine.conclude(sight.scan(), sight.verdict());
    storage.delete(name);
  }

  private void record(ExperimentScan scan) {
    Status before =
        scan.status()
            .orElseGet(
                () ->
                    Status.building(
                        scan.name().method().value(), OffsetDateTime.now(clock), "unknown"));
    storage.write(
        scan.name(),
        before.ended(
            OffsetDateTime.now(storage.clock()),
            Outcome.stopped("Stopped by " + user + "."),
            Optional.empty(),
            Optional.empty()));
  }
}
