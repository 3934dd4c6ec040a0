package io.graflag.devcluster;

import io.graflag.devcluster.plan.NodeRole;
import java.util.List;
import java.util.Optional;

/**
 * A node that there is.
 *
 * @param name its name in the cluster
 * @param role what it is there for
 * @param address its address
 * @param container its container
 * @param state how it is
 * @param problem what is wrong with it
 * @param gpus the cards it advertises
 */
public record NodeInfo(
    String name,
    NodeRole role,
    String address,
    String container,
    NodeState state,
    Optional<String> problem,
    List<String> gpus) {

  public NodeInfo {
    gpus = List.copyOf(gpus);
  }
}
