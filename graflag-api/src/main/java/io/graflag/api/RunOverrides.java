package io.graflag.api;

import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.Parameters;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked for beside, or in place of, what a record says.
 *
 * @param method another method
 * @param dataset another dataset
 * @param parameters single parameters; the others stay as recorded
 * @param timeout another limit on the method's time
 * @param deployment another image, other resources; what it does not say stays as recorded
 */
public record RunOverrides(
    Optional<MethodName> method,
    Optional<DatasetName> dataset,
    Parameters parameters,
    Optional<Duration> timeout,
    Deployment deployment) {

  /** Nothing is to differ. */
  public static final RunOverrides NONE =
      new RunOverrides(
          Optional.empty(), Optional.empty(), Parameters.NONE, Optional.empty(), Deployment.USUAL);

  /** The same, with another method. */
  public RunOverrides on(MethodName other) {
    return new RunOverrides(Optional.of(other), dataset, parameters, timeout, deployment);
  }

  /** The same, with another dataset. */
  public RunOverrides on(DatasetName other) {
    return new RunOverrides(method, Optional.of(other), parameters, timeout, deployment);
  }

  /** The same, with other parameters; those not named stay as recorded. */
  public RunOverrides with(Parameters others) {
    return new RunOverrides(method, dataset, others, timeout, deployment);
  }

  /** A request with these in place of its own. */
  public RunRequest over(RunRequest request) {
    return new RunRequest(
        method.orElse(request.method()),
        dataset.orElse(request.dataset()),
        request.parameters().with(parameters),
        timeout.or(request::timeout),
        deployment.over(request.deployment()));
  }
}
