package io.graflag.api;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.Limits;
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
 * @param tag tag of the image; on one machine there is none
 * @param gpus how many GPUs to reserve, 0 for none; empty leaves it to the method
 * @param limits processors and memory, on a cluster
 */
public record RunRequest(
    MethodName method,
    DatasetName dataset,
    Parameters parameters,
    Optional<Duration> timeout,
    Optional<String> tag,
    Optional<Integer> gpus,
    Limits limits) {

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
    if (gpus.orElse(0) < 0) {
      throw GraflagException.of(Kind.USAGE, "There is no such thing as " + gpus.get() + " GPUs.");
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
    return new RunRequest(
        method,
        dataset,
        Parameters.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Limits.NONE);
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
    return new RunRequest(method, dataset, other, timeout, tag, gpus, limits);
  }

  /** The same run with a limit on the method's time. */
  public RunRequest within(Duration limit) {
    return new RunRequest(method, dataset, parameters, Optional.of(limit), tag, gpus, limits);
  }

  /** The same run with an image of this tag. */
  public RunRequest tagged(String other) {
    return new RunRequest(method, dataset, parameters, timeout, Optional.of(other), gpus, limits);
  }

  /** The same run with so many GPUs reserved; 0 for none. */
  public RunRequest withGpus(int count) {
    return new RunRequest(method, dataset, parameters, timeout, tag, Optional.of(count), limits);
  }

  /** The same run with so many processors and so much memory. */
  public RunRequest limitedTo(Limits other) {
    return new RunRequest(method, dataset, parameters, timeout, tag, gpus, other);
  }
}
