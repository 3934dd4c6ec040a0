package io.graflag.core.experiment;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a run, from its files and from its engine.
 *
 * @param status what status.json says
 * @param service what the engine says of the service
 * @param finalTask the final task state that service_details.json recorded
 * @param stop a request to stop
 * @param hasResults whether results.json exists
 * @param hasEvaluation whether an evaluation exists
 * @param buildLogAge how long build.log has been there
 * @param statusAge how long ago status.json was written, by the clock of the storage
 * @param unread why a file that may be there was not given out, so that what it says is unknown
 */
public record StateFacts(
    Optional<Status> status,
    Service service,
    Optional<TaskEnd> finalTask,
    Optional<StopRequest> stop,
    boolean hasResults,
    boolean hasEvaluation,
    Optional<Duration> buildLogAge,
    Optional<Duration> statusAge,
    Optional<String> unread) {

  /** What the engine says of the service of a run. */
  public sealed interface Service {

    /** The engine did not answer, or the storage is seen from another host. */
    record Unknown(String why) implements Service {}

    /** There is none. {@code died} where the engine saw that its process is gone. */
    record Absent(boolean died) implements Service {}

    /** Its task has not started; the engine's message says why. */
    record Waiting(String message) implements Service {}

    /** Its task runs. */
    record Running() implements Service {}

    /** All its tasks ended. */
    record Ended(TaskEnd end) implements Service {}

    /** The node of its task is down and Swarm gave the task up. */
    record NodeLost(String node) implements Service {}

    /** Its task waited as long as it may for a node; the message says for what. */
    record Unplaced(String message) implements Service {}
  }
}
