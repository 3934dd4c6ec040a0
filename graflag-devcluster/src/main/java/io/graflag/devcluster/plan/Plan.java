package io.graflag.devcluster.plan;

import io.graflag.core.cluster.Subnet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a development cluster is to be.
 *
 * @param name what the names of its containers, networks and volumes start with
 * @param subnet the addresses of its network
 * @param nodes the manager first, then the workers
 * @param key the key that the manager lets in
 * @param storage how SHARED_DIR is shared
 */
public record Plan(
    String name, Subnet subnet, List<ClusterNode> nodes, PublicKey key, SharedStorage storage) {
  /** Where the registry of the manager listens. */
  public static final int REGISTRY_PORT = 5000;

  public Plan {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty() || nodes.get(0).role() != NodeRole.MANAGER) {
      throw new IllegalArgumentException("the first node is no manager: " + nodes);
    }
  }

  /** The manager. */
  public ClusterNode manager() {
    return nodes.get(0);
  }

  /** The workers. */
  public List<ClusterNode> workers() {
    return nodes.subList(1, nodes.size());
  }

  /** Its nodes in the form of hosts.yml; fewer, maybe, than the file that was asked for names. */
  public String hosts() {
    return "subnet: %s\nmanager: %s\nworkers: [%s]\n"
        .formatted(
            subnet,
            manager().address(),
            workers().stream()
                .map(worker -> worker.address().toString())
                .collect(Collectors.joining(", ")));
  }

  /** The registry, as images name it. */
  public String registry() {
    return manager().address() + ":" + REGISTRY_PORT;
  }

  /** The network that the nodes share. */
  public String network() {
    return name + "-devcluster";
  }

  /** The container of a node. */
  public String container(ClusterNode node) {
    return name + "-" + node.name();
  }

  /** The volume of what the engine of a node keeps. */
  public String engineVolume(ClusterNode node) {
    return container(node) + "-engine";
  }

  /** The volume of SHARED_DIR. */
  public String sharedVolume() {
    return name + "-shared";
  }

  /** The volume of the registry. */
  public String registryVolume() {
    return name + "-registry";
  }
}
