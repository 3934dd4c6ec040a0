package io.graflag.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What evaluating a run again came to.
 *
 * @param experimentName the experiment
 * @param first whether it had no evaluation that could be read before
 * @param moved metrics that have another value now, by name; empty where it is the first
 * @param failure why there is no new evaluation; empty where there is one
 */
public record Reevaluation(
    String experimentName, boolean first, List<Moved> moved, Optional<String> failure) {

  public Reevaluation {
    moved = List.copyOf(moved);
  }

  /**
   * A metric that has another value now.
   *
   * @param metric its name
   * @param before the old value; empty where it was not defined or not known then
   * @param after the new value; empty where it is not defined or not known now
   */
  public record Moved(String metric, Optional<Number> before, Optional<Number> after) {}

  /** Compares two evaluations, digit by digit. */
  static Reevaluation of(
      String experiment, Optional<Map<String, Number>> before, Map<String, Number> after) {
    List<Moved> moved = new ArrayList<>();
    Map<String, Number> old = before.orElse(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Optional<Number> was = Optional.ofNullable(old.get(name));
      Optional<Number> is = Optional.ofNullable(after.get(name));
      if (!Objects.equals(was.map(Number::doubleValue), is.map(Number::doubleValue))) {
        moved.add(new Moved(name, was, is));
      }
    }
    return new Reevaluation(experiment, before.isEmpty(), moved, Optional.empty());
  }

  /** An evaluation that failed. */
  static Reevaluation failed(String experiment, boolean first, String reason) {
    return new Reevaluation(experiment, first, List.of(), Optional.of(reason));
  }

  /** Whether there is a new evaluation. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
