package io.graflag.api;

import io.graflag.api.Difference.Applied;
import io.graflag.api.Difference.Subject;
import io.graflag.core.experiment.RecordedParameters;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.method.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the record of a run with the method as it is now. */
final class ReplayDifferences {
  /** Words for people; a run does not depend on them. */
  private static final Set<String> TEXTS =
      Set.of("METHOD_NAME", "DESCRIPTION", "SOURCE_CODE", "INTEGRATION");

  private static final String COMMAND = "COMMAND";

  private final ServiceConfig config;
  private final RecordedParameters recorded;
  private final MethodSpec spec;
  private final Parameters overrides;

  ReplayDifferences(
      ServiceConfig config, RecordedParameters recorded, MethodSpec spec, Parameters overrides) {
    this.config = config;
    this.recorded = recorded;
    this.spec = spec;
    this.overrides = overrides;
  }

  /** What the method's {@code .env} says otherwise than it did. */
  List<Difference> ofMethod() {
    List<Difference> all = new ArrayList<>();
    variables(all);
    Map<String, String> defaults = spec.parameters();
    recorded
        .values()
        .forEach(
            (key, value) -> {
              if (isOverridden(key)) {
                return;
              }
              Optional<String> now = Optional.ofNullable(defaults.get(key));
              boolean wasDefault =
                  recorded.chosen().map(names -> !names.contains(key)).orElse(false);
              if (wasDefault && now.isEmpty()) {
                all.add(
                    new Difference(
                        Subject.UNDECLARED, key, Optional.of(value), now, Applied.RECORDED));
              } else if (wasDefault && !now.get().equals(value)) {
                all.add(
                    new Difference(
                        Subject.DEFAULT, key, Optional.of(value), now, Applied.RECORDED));
              }
            });
    defaults.forEach(
        (key, value) -> {
          boolean known = recorded.values().keySet().stream().anyMatch(key::equalsIgnoreCase);
          if (!known && !isOverridden(key)) {
            all.add(
                new Difference(
                    Subject.ADDED, key, Optional.empty(), Optional.of(value), Applied.CURRENT));
          }
        });
    return all;
  }

  private void variables(List<Difference> all) {
    Map<String, String> now = spec.env().values();
    Set<String> names = new LinkedHashSet<>(now.keySet());
    if (!config.ofTheOriginal()) {
      // In a file of the original such a key may be a parameter, which is told apart elsewhere.
      names.addAll(config.envContents().keySet());
    }
    for (String name : names) {
      if (name.startsWith("_") || TEXTS.contains(name)) {
        continue;
      }
      of(
          name.equals(COMMAND) ? Subject.COMMAND : Subject.VARIABLE,
          name,
          Optional.ofNullable(config.envContents().get(name)),
          Optional.ofNullable(now.get(name)),
          all);
    }
  }

  /** Adds a difference of something that there is only one of, unless the record says nothing. */
  void of(Subject subject, Optional<String> then, Optional<String> now, List<Difference> all) {
    if (then.isPresent() && now.isPresent()) {
      of(subject, subject.toString(), then, now, all);
    }
  }

  private static void of(
      Subject subject,
      String name,
      Optional<String> then,
      Optional<String> now,
      List<Difference> all) {
    if (!then.equals(now)) {
      all.add(new Difference(subject, name, then, now, Applied.CURRENT));
    }
  }

  private boolean isOverridden(String key) {
    return overrides.values().keySet().stream().anyMatch(key::equalsIgnoreCase);
  }
}
