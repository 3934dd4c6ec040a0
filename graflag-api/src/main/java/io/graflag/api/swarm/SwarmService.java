package io.graflag.api.swarm;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A service of the Swarm.
 *
 * @param id its id
 * @param name its name
 * @param image the image, with its digest where it was deployed by digest
 * @param createdAt when it was created, by the manager's clock
 * @param labels its labels
 * @param gpus how many GPUs its task reserves
 * @param nanoCpus processors that its task reserves, in billionths
 * @param memoryBytes memory that its task reserves
 */
public record SwarmService(
    String id,
    String name,
    String image,
    OffsetDateTime createdAt,
    Map<String, String> labels,
    int gpus,
    long nanoCpus,
    long memoryBytes) {

  public SwarmService {
    labels = Map.copyOf(labels);
  }
}
