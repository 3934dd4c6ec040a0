package io.graflag.devcluster.plan;

import io.graflag.core.cluster.HostAddress;
import java.util.List;

/**
 * One node.
 *
 * @param name its name in the cluster: manager, worker1 and so on
 * @param role what it is there for
 * @param address its address, of IPv4
 * @param gpus the cards it advertises
 * @param real whether these are cards of this machine, which the node gets
 */
public record ClusterNode(
    String name, NodeRole role, HostAddress address, List<String> gpus, boolean real) {

  public ClusterNode {
    gpus = List.copyOf(gpus);
  }
}
