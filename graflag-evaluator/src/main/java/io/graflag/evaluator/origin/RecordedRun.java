package io.graflag.evaluator.origin;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.RecordedParameters;
import io.graflag.core.experiment.ServiceConfig;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run was asked to do.
 *
 * @param name name of the experiment
 * @param parameters every value, by name without underscore
 */
public record RecordedRun(String name, Map<String, String> parameters) {
  private static final String UNSET = "not set";

  /** Reads the record of an experiment; empty where there is none that can be read. */
  public static Optional<RecordedRun> read(ExperimentDirectory experiment) {
    try {
      return config(experiment)
          .map(config -> RecordedParameters.from(config, Map.of()).values())
          .map(parameters -> new RecordedRun(experiment.name(), parameters));
    } catch (GraflagException e) {
      return Optional.empty(); // a replay says what is wrong with it
    }
  }

  static Optional<ServiceConfig> config(ExperimentDirectory experiment) {
    if (!Files.isRegularFile(experiment.serviceConfig())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ServiceConfig.read(experiment.serviceConfig()));
    } catch (GraflagException e) {
      return Optional.empty(); // a replay says what is wrong with it
    }
  }

  /** Names of the parameters that the other run had other values of, sorted. */
  public Set<String> differences(RecordedRun other) {
    Set<String> names = new TreeSet<>(parameters.keySet());
    names.addAll(other.parameters.keySet());
    names.removeIf(name -> isSame(parameters.get(name), other.parameters.get(name)));
    return names;
  }

  /** The value of a parameter in words. */
  public String value(String parameter) {
    return parameters.getOrDefault(parameter, UNSET);
  }

  /** Whether two values are the same, also as numbers: 0.5 is 0.50. */
  private static boolean isSame(String one, String other) {
    if (one == null || other == null || one.equals(other)) {
      return Objects.equals(one, other);
    }
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
