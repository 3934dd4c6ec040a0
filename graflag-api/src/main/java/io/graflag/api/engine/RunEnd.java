package io.graflag.api.engine;

import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.swarm.Swarm;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.experiment.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Removes the service of a run that is over, after its last task state, its log and its end are
 * written down (contract, section 5).
 */
final class RunEnd {
  /** A runner that has written its last status exits soon after. */
  private static final Duration EXIT = Duration.ofSeconds(10);

  private static final Duration STEP = Duration.ofMillis(200);

  /** More of a log than anybody reads. */
  static final int KEPT_LINES = 10_000;

  private final ManagerAccess manager;

  RunEnd(ManagerAccess manager) {
    this.manager = manager;
  }

  void conclude(ExperimentScan scan, Verdict verdict) {
    String name = scan.name().value();
    SwarmView view = view();
    if (!verdict.certain() || !verdict.state().isTerminal() || view.run(name).isEmpty()) {
      return;
    }
    if (view.service(view.run(name).get()) instanceof Service.Running) {
      if (!scan.isTerminal()) {
        // Swarm placed it in the last moment.
        return;
      }
      view = awaitExit(name);
    }
    Optional<SwarmView.Run> run = view.run(name);
    if (run.isEmpty()) {
      return;
    }
    record(scan.directory(), view, run.get());
    writeEnd(scan, verdict);
    if (view.service(run.get()) instanceof Service.Ended) {
      keepLog(scan, run.get());
    }
    manager.swarm().remove(run.get().service().id());
  }

  private SwarmView view() {
    return SwarmView.of(manager.swarm(), Swarm.EXPERIMENT, manager.now());
  }

  private SwarmView awaitExit(String name) {
    AtomicReference<SwarmView> last = new AtomicReference<>();
    Waiting.until(
        EXIT,
        STEP,
        () -> {
          SwarmView view = view();
          last.set(view);
          return view.run(name)
              .map(view::service)
              .filter(Service.Running.class::isInstance)
              .isEmpty();
        });
    return last.get();
  }

  /** Writes what is known of the service and its task. */
  void record(ExperimentDirectory experiment, SwarmView view, SwarmView.Run run) {
    ServiceDetails details =
        new ServiceDetails(
            run.service().name(),
            Optional.of(run.service().createdAt()),
            Optional.empty(),
            Optional.of(view.record(run)));
    manager.storage().write(experiment.serviceDetails(), details.bytes());
  }

  /** What was printed before there was a method to print goes with the service. */
  void keepLog(ExperimentScan scan, SwarmView.Run run) {
    if (manager.storage().output(scan.name(), 0, 1).length > 0) {
      return;
    }
    byte[] log = logOf(run);
    if (log.length > 0) {
      manager.storage().write(scan.directory().runnerLog(), log);
    }
  }

  /** A node that is gone keeps its logs; that must not keep the service. */
  private byte[] logOf(SwarmView.Run run) {
    try {
      return manager.swarm().log(run.service().id(), KEPT_LINES);
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return ("The log of the service could not be read: " + e.getMessage() + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private void writeEnd(ExperimentScan scan, Verdict verdict) {
    if (scan.isTerminal()) {
      return;
    }
    Status before =
        scan.status()
            .orElseGet(
                () -> Status.building(scan.name().method().value(), manager.now(), "unknown"));
    manager
        .storage()
        .write(
            scan.name(),
            before.ended(manager.now(), outcome(verdict), Optional.empty(), Optional.empty()));
  }

  private static Outcome outcome(Verdict verdict) {
    String detail = verdict.detail().orElse("Nothing says why.");
    if (verdict.state() == ExperimentState.COMPLETED) {
      return Outcome.completed();
    }
    return verdict.state() == ExperimentState.STOPPED
        ? Outcome.stopped(detail)
        : Outcome.failed(verdict.reason().orElse(FailureReason.INFRASTRUCTURE), detail);
  }

  /** The variables that a run was given. */
  Map<String, String> variables(ExperimentScan scan) {
    return manager
        .storage()
        .read(scan.directory().serviceConfig())
        .map(ServiceConfig::read)
        .map(ServiceConfig::envContents)
        .orElse(Map.of());
  }
}
