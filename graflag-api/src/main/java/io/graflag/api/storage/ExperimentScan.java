package io.graflag.api.storage;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StopRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the files of one experiment say at one moment.
 *
 * @param name the experiment
 * @param directory its files
 * @param status status.json
 * @param details service_details.json
 * @param stop stop.json
 * @param hasResults whether results.json exists
 * @param hasEvaluation whether an evaluation exists
 * @param buildLogAge how long build.log has been there
 * @param statusAge how long ago status.json was written
 * @param unread why a file that may be there was not given out
 * @param now the clock of the storage
 * @param problems files that exist and cannot be read, and why
 */
public record ExperimentScan(
    ExperimentName name,
    ExperimentDirectory directory,
    Optional<Status> status,
    Optional<ServiceDetails> details,
    Optional<StopRequest> stop,
    boolean hasResults,
    boolean hasEvaluation,
    Optional<Duration> buildLogAge,
    Optional<Duration> statusAge,
    Optional<String> unread,
    OffsetDateTime now,
    List<String> problems) {

  /** Whether its status says how it ended. */
  public boolean isTerminal() {
    return status.map(last -> last.state().isTerminal()).orElse(false);
  }

  /** The facts for the state rules, with what the engine says of the service. */
  public StateFacts facts(Service service) {
    return new StateFacts(
        status,
        service,
        details.flatMap(ServiceDetails::end),
        stop,
        hasResults,
        hasEvaluation,
        buildLogAge,
        statusAge,
        unread);
  }
}
