package io.graflag.core.experiment;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.method.MethodKey;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.method.Parameters;
import io.graflag.core.method.ReservedVariable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters that a recorded run had, told apart from its other variables.
 *
 * <p>Ours carry an underscore. The original stored overrides without one, beside the defaults: such
 * a key wins, and is a parameter unless it is a known key of a {@code .env} or a key of the
 * method's current one that is no parameter (contract, section 4).
 *
 * @param values every value, by name without underscore
 * @param chosen the names that were set for the run; empty where that is not known
 */
public record RecordedParameters(Map<String, String> values, Optional<Set<String>> chosen) {
  public RecordedParameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    chosen = chosen.map(names -> Collections.unmodifiableSet(new LinkedHashSet<>(names)));
  }

  /**
   * Reads the parameters out of a record.
   *
   * @param config the record
   * @param current the variables of the method's current {@code .env}
   * @throws GraflagException INVALID_INPUT, with a key that cannot be a parameter
   */
  public static RecordedParameters from(ServiceConfig config, Map<String, String> current) {
    Map<String, String> values = new LinkedHashMap<>();
    config
        .envContents()
        .forEach(
            (key, value) -> {
              if (MethodSpec.isParameter(key)) {
                values.put(key.substring(1), value);
              }
            });
    Set<String> overridden = new LinkedHashSet<>();
    if (config.ofTheOriginal()) {
      config
          .envContents()
          .forEach(
              (key, value) -> {
                if (isOverride(key, current)) {
                  overridden.add(Parameters.put(values, key, value));
                }
              });
    }
    check(values, config);
    Optional<Set<String>> recorded =
        config.parameters().map(map -> new LinkedHashSet<>(map.keySet()));
    return new RecordedParameters(
        values, config.ofTheOriginal() ? Optional.of(overridden) : recorded);
  }

  private static boolean isOverride(String key, Map<String, String> current) {
    return !key.startsWith("_")
        && !MethodKey.holds(key)
        && !ReservedVariable.holds(key)
        && !current.containsKey(key);
  }

  private static void check(Map<String, String> values, ServiceConfig config) {
    try {
      new Parameters(values);
    } catch (GraflagException e) {
      throw new GraflagException(
          Kind.INVALID_INPUT,
          "The record of " + config.experimentName() + " cannot be replayed: " + e.getMessage(),
          e.hint().orElse(null),
          e);
    }
  }
}
