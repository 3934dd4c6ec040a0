package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.engine.RunImage;
import io.graflag.api.engine.RunPlan;
import io.graflag.api.storage.Storage;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StopRequest;
import io.graflag.core.method.Parameters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a request into a run: checks, claims a directory, writes the configuration, starts.
 *
 * <p>Nothing is created before every check has passed. Whatever fails afterwards is written down in
 * the directory that was claimed.
 */
final class RunStarter {
  private final Storage storage;
  private final Engine engine;
  private final Client client;
  private final Clock clock;

  RunStarter(Storage storage, Engine engine, Client client, Clock clock) {
    this.storage = storage;
    this.engine = engine;
    this.client = client;
    this.clock = clock;
  }

  ExperimentName start(RunRequest request, RunListener listener) {
    RunPreparation preparation = new RunPreparation(request, storage, engine);
    preparation.require();
    engine.prepare();
    Optional<String> commit = storage.commit(preparation.method().directory());

    OffsetDateTime now = OffsetDateTime.now(storage.clock());
    Status building = Status.building(request.method().value(), now, client.host());
    ExperimentName name =
        storage.claim(
            new ExperimentName(request.method(), request.dataset(), LocalDateTime.now(clock)),
            building);
    ExperimentDirectory experiment = storage.directory(name);
    try (Heartbeat heartbeat = Heartbeat.of(storage, name, building)) {
      preparation.warnings().forEach(text -> listener.on(new RunEvent.Warned(name, text)));
      RunPlan plan = preparation.plan(name.value(), experiment);
      if (engine.isCluster() && request.deployment().build()) {
        plan = plan.with(built(name, plan, building, listener));
      }
      storage.write(
          experiment.serviceConfig(), config(name, request, preparation, plan, commit).bytes());
      engine.start(plan);
      heartbeat.problem().ifPresent(text -> listener.on(new RunEvent.Warned(name, text)));
    } catch (RuntimeException e) {
      recordFailure(name, building, reason(e), e);
      throw e;
    }
    listener.on(new RunEvent.Started(name));
    return name;
  }

  private Optional<RunImage> built(
      ExperimentName name, RunPlan plan, Status building, RunListener listener) {
    try {
      Optional<RunImage> image =
          engine.build(plan, bytes -> listener.on(new RunEvent.Building(name, bytes)));
      if (!storage.experiment(name).isTerminal()) {
        return image;
      }
    } catch (GraflagException e) {
      if (e.kind() == Kind.FAILED) {
        recordFailure(name, building, FailureReason.IMAGE_BUILD, e);
      }
      throw e;
    }
    throw GraflagException.of(
        Kind.CONFLICT, name + " was stopped while its image was built; it was not started.");
  }

  private void recordFailure(
      ExperimentName name, Status building, FailureReason reason, RuntimeException cause) {
    // An interrupt ended the work; what became of it is written down nevertheless.
    boolean interrupted = Thread.interrupted();
    try {
      Outcome outcome = outcome(name, reason, String.valueOf(cause.getMessage()), interrupted);
      OffsetDateTime now = OffsetDateTime.now(storage.clock());
      storage.write(name, building.ended(now, outcome, Optional.empty(), Optional.empty()));
    } catch (GraflagException e) {
      // What went wrong first is what the user has to hear.
      cause.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Outcome outcome(
      ExperimentName name, FailureReason reason, String message, boolean interrupted) {
    if (interrupted) {
      return Outcome.stopped("Interrupted by " + client.user() + " before it started.");
    }
    return storage
        .read(storage.directory(name).stop())
        .map(StopRequest::read)
        .map(stop -> Outcome.stopped("Stopped by " + stop.by() + " before it started."))
        .orElseGet(() -> Outcome.failed(reason, message));
  }

  private static FailureReason reason(RuntimeException cause) {
    boolean full = cause instanceof GraflagException known && known.kind() == Kind.STORAGE_FULL;
    return full ? FailureReason.DISK_FULL : FailureReason.INFRASTRUCTURE;
  }

  /** What a run would be. */
  RunPreview preview(RunRequest request) {
    return new RunPreparation(request, storage, engine).preview();
  }

  /** The record of an earlier run as a request. */
  Replay replay(Path source, RunOverrides overrides) {
    RunReplay replay = new RunReplay(storage, engine, client.version());
    return replay.of(replay.find(source), overrides);
  }

  private ServiceConfig config(
      ExperimentName name,
      RunRequest request,
      RunPreparation preparation,
      RunPlan plan,
      Optional<String> methodCommit) {
    Parameters.Merged merged = preparation.merged();
    Map<String, String> chosen = new LinkedHashMap<>();
    merged.chosen().forEach(key -> chosen.put(key.substring(1), merged.variables().get(key)));
    Optional<Integer> asked = request.deployment().gpus();
    return new ServiceConfig(
        name.value(),
        request.method().value(),
        request.dataset().value(),
        plan.tag(),
        asked.orElse(0) > 0,
        plan.image().map(RunImage::reference).orElse(""),
        engine.manager(),
        OffsetDateTime.now(clock).toString(),
        preparation.data(),
        RunPreparation.withSlash(plan.experiment().path()),
        merged.variables(),
        request.timeout().map(Duration::toSeconds),
        Optional.of(client.version()),
        Optional.of(client.host()),
        Optional.of(client.user()),
        methodCommit,
        Optional.of(chosen),
        asked,
        plan.image().flatMap(RunImage::digest),
        Optional.of(plan.limits()).filter(limits -> !limits.isNone()));
  }
}
