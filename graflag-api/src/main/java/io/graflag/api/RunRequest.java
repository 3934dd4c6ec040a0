package io.graflag.api;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.Parameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to run.
 *
 * @param method the method
 * @param dataset what it runs on
 * @param parameters what differs from the method's defaults
 * @param timeout limit on the method's time
 * @param deployment image, resources and patience, on a cluster
 */
public record RunRequest(
    MethodName method,
    DatasetName dataset,
    Parameters parameters,
    Optional<Duration> timeout,
    Deployment deployment) {

  /** The longest limit on a method's time. */
  public static final Duration LONGEST = Duration.ofDays(366);

  /** Checks the numbers; USAGE where the limit is below a second or above {@link #LONGEST}. */
  public RunRequest {
    if (timeout.isPresent()
        && (timeout.get().compareTo(Duration.ofSeconds(1)) < 0
            || timeout.get().compareTo(LONGEST) > 0)) {
      throw GraflagException.of(
          Kind.USAGE,
          "A time limit of " + timeout.get().toSeconds() + " s makes no sense.",
          "Choose from 1 second to " + LONGEST.toDays() + " days.");
    }
  }

  /**
   * A run with the method's defaults.
   *
   * @throws GraflagException USAGE, with a name that breaks the rule
   */
  public static RunRequest of(String method, String dataset) {
    return of(MethodName.parse(method), DatasetName.parse(dataset));
  }

  /** A run with the method's defaults. */
  public static RunRequest of(MethodName method, DatasetName dataset) {
    return new RunRequest(method, dataset, Parameters.NONE, Optional.empty(), Deployment.USUAL);
  }

  /**
   * The same run with one more parameter.
   *
   * @throws GraflagException USAGE, with a key that is malformed or reserved
   */
  public RunRequest with(String key, String value) {
    Map<String, String> values = new LinkedHashMap<>(parameters.values());
    values.put(key, value);
    return with(new Parameters(values));
  }

  /** The same run with other parameters. */
  public RunRequest with(Parameters other) {
    return new RunRequest(method, dataset, other, timeout, deployment);
  }

  /** The same run with a limit on the method's time. */
  public RunRequest within(Duration limit) {
    return new RunRequest(method, dataset, parameters, Optional.of(limit), deployment);
  }

  /** The same run, deployed in another way. */
  public RunRequest deployed(Deployment other) {
    return new RunRequest(method, dataset, parameters, timeout, other);
  }
}
