package io.graflag.api.swarm;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A node of the Swarm.
 *
 * @param id its id
 * @param hostname its name
 * @param address where it is reached; empty text where Swarm does not know
 * @param isReady whether it answers
 * @param state ready, down, disconnected or unknown
 * @param availability active, pause or drain
 * @param isManager whether it manages the Swarm
 * @param resources how many of each generic resource it advertises
 * @param nanoCpus its processors in billionths
 * @param memoryBytes its memory
 * @param changedAt when Swarm last changed what it knows of it
 */
public record SwarmNode(
    String id,
    String hostname,
    String address,
    boolean isReady,
    String state,
    String availability,
    boolean isManager,
    Map<String, Integer> resources,
    long nanoCpus,
    long memoryBytes,
    OffsetDateTime changedAt) {

  /** The generic resource of graphics cards. */
  public static final String GPU = "NVIDIA-GPU";

  public SwarmNode {
    resources = Map.copyOf(resources);
  }

  /** How many GPUs it advertises. */
  public int gpus() {
    return resources.getOrDefault(GPU, 0);
  }

  /** Whether Swarm may place a task on it. */
  public boolean takesTasks() {
    return isReady && availability.equals("active");
  }
}
