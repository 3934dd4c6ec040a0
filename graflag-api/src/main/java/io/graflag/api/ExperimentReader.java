package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.Storage;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules;
import io.graflag.core.experiment.StateRules.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where experiments stand: what their files say, and what the engine says of their services.
 *
 * <p>However many they are, the files are read twice at most and the engine is asked once.
 */
final class ExperimentReader {
  private final Storage storage;
  private final Engine engine;

  ExperimentReader(Storage storage, Engine engine) {
    this.storage = storage;
    this.engine = engine;
  }

  /**
   * An experiment at one moment.
   *
   * @param scan its files
   * @param service what stands for its service; nothing for one whose end is written down
   */
  record Sight(ExperimentScan scan, Service service) {

    /** What the state rules say. */
    Verdict verdict() {
      return StateRules.apply(scan.facts(service));
    }

    /** The same for a caller. */
    ExperimentInfo info() {
      return ExperimentInfo.from(scan, verdict());
    }

    /**
     * An end that no file says, so that it was concluded from what is missing, though somebody
     * wrote to its status so lately that the last word may have come since.
     */
    private boolean isConcluded() {
      return !scan.isTerminal() && verdict().state().isTerminal() && isFresh();
    }

    private boolean isFresh() {
      return scan.statusAge().map(age -> age.compareTo(StateRules.LOST_AFTER) <= 0).orElse(true);
    }
  }

  /** One of them. */
  Sight see(ExperimentName name) {
    ExperimentScan scan = storage.experiment(name);
    if (scan.isTerminal()) {
      return new Sight(scan, new Service.Absent(false));
    }
    Sight sight = new Sight(scan, engine.look().service(scan));
    // Its last word may have come after the files were read.
    return sight.isConcluded() ? new Sight(storage.experiment(name), sight.service()) : sight;
  }

  /** The newest first, at most so many. */
  List<Sight> newest(int limit) {
    List<ExperimentScan> scans = storage.experiments(limit);
    if (scans.stream().allMatch(ExperimentScan::isTerminal)) {
      return scans.stream().map(scan -> new Sight(scan, new Service.Absent(false))).toList();
    }
    Engine.Look look = engine.look();
    List<Sight> sights = scans.stream().map(scan -> sight(scan, look)).toList();
    if (sights.stream().noneMatch(Sight::isConcluded)) {
      return sights;
    }
    Map<ExperimentName, ExperimentScan> again =
        storage.experiments(limit).stream()
            .collect(Collectors.toMap(ExperimentScan::name, Function.identity()));
    return sights.stream()
        // One that was deleted since is none any more.
        .filter(sight -> !sight.isConcluded() || again.containsKey(sight.scan().name()))
        .map(
            sight ->
                sight.isConcluded()
                    ? new Sight(again.get(sight.scan().name()), sight.service())
                    : sight)
        .toList();
  }

  private static Sight sight(ExperimentScan scan, Engine.Look look) {
    return new Sight(scan, scan.isTerminal() ? new Service.Absent(false) : look.service(scan));
  }
}
