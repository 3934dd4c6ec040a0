package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.Storage;
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
  private final Storage storage;
  private final Engine engine;
  private final Clock clock;

  Tidying(Storage storage, Engine engine, Clock clock) {
    this.storage = storage;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Services of runs and evaluations that are over.
   *
   * @param apply whether they are removed, each after its end is written down
   */
  List<Leftover> services(boolean apply) {
    Map<String, ExperimentReader.Sight> sights = new LinkedHashMap<>();
    all().forEach(sight -> sights.put(sight.scan().name().value(), sight));
    List<Leftover> found = new ArrayList<>();
    for (ServiceInfo service : engine.services(() -> scans(sights))) {
      ExperimentReader.Sight sight = sights.get(service.name());
      if (sight != null) {
        Leftover leftover = leftover(sight);
        found.add(leftover);
        if (apply && leftover.removable()) {
          engine.conclude(sight.scan(), sight.verdict());
          found.set(found.size() - 1, leftover.gone());
        }
      }
    }
    for (ServiceInfo orphan : engine.orphans(sights.keySet())) {
      Leftover leftover =
          new Leftover(orphan.name(), "none", true, false, "It ended, and nobody waits for it.");
      if (apply) {
        engine.discard(orphan);
      }
      found.add(apply ? leftover.gone() : leftover);
    }
    return found;
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
        Leftover leftover = leftover(sight);
        if (apply && leftover.removable()) {
          engine.conclude(sight.scan(), sight.verdict());
          storage.delete(sight.scan().name());
          leftover = leftover.gone();
        }
        found.add(leftover);
      }
    }
    return found;
  }

  private List<ExperimentReader.Sight> all() {
    return new ExperimentReader(storage, engine).newest(Integer.MAX_VALUE);
  }

  private static List<ExperimentScan> scans(Map<String, ExperimentReader.Sight> sights) {
    return sights.values().stream().map(ExperimentReader.Sight::scan).toList();
  }

  private boolean isMeant(ExperimentReader.Sight sight, Selection selection) {
    ExperimentScan scan = sight.scan();
    Duration age = Duration.between(scan.name().time(), LocalDateTime.now(clock));
    return selection.states().contains(sight.verdict().state())
        && selection.method().map(scan.name().method()::equals).orElse(true)
        && selection.dataset().map(scan.name().dataset()::equals).orElse(true)
        && selection.olderThan().map(limit -> age.compareTo(limit) >= 0).orElse(true);
  }

  private static Leftover leftover(ExperimentReader.Sight sight) {
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
    String reason = verdict.reason().map(known -> known.word() + ": ").orElse("");
    String detail = verdict.detail().map(text -> text.lines().findFirst().orElse("")).orElse("");
    return new Leftover(name, state, true, false, reason + detail);
  }
}
