package io.graflag.api.swarm;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task of a service.
 *
 * @param id its id
 * @param serviceId the service
 * @param nodeId where it was placed; empty while no node fits
 * @param state where it stands
 * @param desired where Swarm wants it to stand
 * @param message Swarm's words on the state
 * @param error what went wrong, in Swarm's words
 * @param exitCode what it exited with; only where its process ran and ended
 * @param createdAt when it was created, by the manager's clock
 * @param changedAt when it came into its state
 * @param gpus how many GPUs were assigned to it
 */
public record SwarmTask(
    String id,
    String serviceId,
    Optional<String> nodeId,
    TaskState state,
    TaskState desired,
    String message,
    Optional<String> error,
    OptionalInt exitCode,
    OffsetDateTime createdAt,
    OffsetDateTime changedAt,
    int gpus) {}
