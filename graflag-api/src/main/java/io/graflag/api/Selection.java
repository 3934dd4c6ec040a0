package io.graflag.api;

import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which experiments are meant.
 *
 * @param states those in one of these states
 * @param method those of this method alone
 * @param dataset those on this dataset alone
 * @param olderThan those that were claimed so long ago
 */
public record Selection(
    Set<ExperimentState> states,
    Optional<MethodName> method,
    Optional<DatasetName> dataset,
    Optional<Duration> olderThan) {

  /** What nobody needs any more: runs that failed or were stopped. */
  public static final Selection UNSUCCESSFUL =
      new Selection(
          Set.of(ExperimentState.FAILED, ExperimentState.STOPPED),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Selection {
    states = Set.copyOf(states);
  }
}
