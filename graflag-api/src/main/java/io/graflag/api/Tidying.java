package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.StateRules.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes what is over, and never what may not be. */
final class Tidying {
  private static final Duration BEGINNING = Duration.ofMinutes(1);

  private final Storage storage;
  private final Engine engine;
  private final RunStopper stopper;
  private final Clock clock;

  Tidying(Storage storage, Engine engine, RunStopper stopper, Clock clock) {
    this.storage = storage;
    this.engine = engine;
    this.stopper = stopper;
    this.clock = clock;
  }

  /**
   * Services of runs and evaluations that are over.
   *
   * @param apply whether they are removed, each after its end is written down
   */
  List<Leftover> services(boolean apply) {
    // A directory is there before its service: whoever looks the other way round takes the service
    // of a run that has just begun for one without an experiment.
    List<ServiceInfo> services = engine.services(() -> storage.experiments(Integer.MAX_VALUE));
    Map<String, ExperimentReader.Sight> sights = new LinkedHashMap<>();
    all().forEach(sight -> sights.put(sight.scan().name().value(), sight));
    List<Leftover> found = new ArrayList<>();
    for (ServiceInfo service : services) {
      ExperimentReader.Sight sight = sights.get(service.name());
      found.add(
          sight == null
              ? tidied(orphan(service), apply, () -> engine.discard(service))
              : tidied(
                  leftover(sight), apply, () -> engine.conclude(sight.scan(), sight.verdict())));
    }
    for (ServiceInfo evaluation : engine.leftEvaluations()) {
      String detail = "It ended, and nobody waits for it.";
      Leftover leftover = new Leftover(evaluation.name(), evaluation.status(), true, false, detail);
      found.add(tidied(leftover, apply, () -> engine.discard(evaluation)));
    }
    return found;
  }

  /** What goes on may belong to another SHARED_DIR, or to this one once it is mounted. */
  private static Leftover orphan(ServiceInfo service) {
    return service.isOver()
        ? new Leftover(service.name(), service.status(), true, false, "Its experiment is gone.")
        : new Leftover(
            service.name(),
            service.status(),
            false,
            false,
            "It is not over, and SHARED_DIR holds no experiment of its name.");
  }

  /**
   * Experiments with all their files.
   *
   * @param apply whether they are deleted
   */
  List<Leftover> experiments(Selection selection, boolean apply) {
    List<Leftover> found = new ArrayList<>();
    for (ExperimentReader.Sight sight : all()) {
      if (isMeant(sight, selection)) {
        ExperimentName name = sight.scan().name();
        found.add(tidied(leftover(sight), apply, () -> stopper.delete(name)));
      }
    }
    return found;
  }

  /** What cannot be removed is told, and keeps nothing else from being removed. */
  private static Leftover tidied(Leftover leftover, boolean apply, Runnable removing) {
    if (!apply || !leftover.removable()) {
      return leftover;
    }
    try {
      removing.run();
      return leftover.gone();
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return leftover.failed(e.getMessage());
    }
  }

  private List<ExperimentReader.Sight> all() {
    return new ExperimentReader(storage, engine).newest(Integer.MAX_VALUE);
  }

  private boolean isMeant(ExperimentReader.Sight sight, Selection selection) {
    ExperimentScan scan = sight.scan();
    Duration age = Duration.between(scan.name().time(), LocalDateTime.now(clock));
    return selection.states().contains(sight.verdict().state())
        && selection.method().map(scan.name().method()::equals).orElse(true)
        && selection.dataset().map(scan.name().dataset()::equals).orElse(true)
        && selection.olderThan().map(limit -> age.compareTo(limit) >= 0).orElse(true);
  }

  private Leftover leftover(ExperimentReader.Sight sight) {
    Verdict verdict = sight.verdict();
    String name = sight.scan().name().value();
    String state = verdict.state().word();
    if (!verdict.certain()) {
      String why = "What became of it is not known: " + verdict.detail().orElse("");
      return new Leftover(name, state, false, false, why);
    }
    if (!verdict.state().isTerminal() && verdict.state() != ExperimentState.UNKNOWN) {
      return new Leftover(name, state, false, false, "It is not over.");
    }
    if (verdict.state() == ExperimentState.UNKNOWN && isYoung(sight.scan())) {
      return new Leftover(name, state, false, false, "It may be about to begin.");
    }
    String reason = verdict.reason().map(known -> known.word() + ": ").orElse("");
    String detail = verdict.detail().map(text -> text.lines().findFirst().orElse("")).orElse("");
    return new Leftover(name, state, true, false, reason + detail);
  }

  /** A directory is there for a moment before its first status is. */
  private boolean isYoung(ExperimentScan scan) {
    return Duration.between(scan.name().time(), LocalDateTime.now(clock)).compareTo(BEGINNING) < 0;
  }
}
