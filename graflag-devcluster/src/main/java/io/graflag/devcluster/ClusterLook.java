package io.graflag.devcluster;

import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Subnet;
import io.graflag.devcluster.bringup.Health;
import io.graflag.devcluster.bringup.HealthStep;
import io.graflag.devcluster.engine.FoundContainer;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.SharedStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks how a cluster is.
 *
 * @param surroundings the machine
 * @param knownHosts where the host keys of its nodes are
 */
record ClusterLook(Surroundings surroundings, Path knownHosts) {

  /** That there is none. */
  static DevclusterInfo none() {
    return new DevclusterInfo(
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        SharedStorage.SHARED_DIR,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Looks at every node. */
  DevclusterInfo at(String cluster) {
    return info(cluster, false);
  }

  /** Trusts that every node is healthy. */
  DevclusterInfo afterHealth(String cluster) {
    return info(cluster, true);
  }

  private DevclusterInfo info(String cluster, boolean checked) {
    Inventory own = Inventory.read(surroundings.docker()).of(cluster);
    if (own.isEmpty()) {
      return none();
    }
    List<FoundContainer> containers =
        own.containers().stream()
            .filter(container -> !container.label(Label.NODE).isEmpty())
            .sorted(Comparator.comparing(container -> container.label(Label.NODE)))
            .toList();
    Optional<FoundContainer> manager =
        containers.stream().filter(c -> role(c) == NodeRole.MANAGER).findFirst();
    Optional<Health> health =
        checked
            ? Optional.empty()
            : manager.map(
                m -> new Health(surroundings.docker(), m.name(), address(m), surroundings.reach()));
    List<String> missing = missing(own);
    List<NodeInfo> nodes = containers.stream().map(c -> node(c, health, checked)).toList();
    return new DevclusterInfo(
        true,
        manager.isPresent()
            && missing.isEmpty()
            && nodes.stream().allMatch(n -> n.state() == NodeState.HEALTHY),
        own.networks().stream()
            .flatMap(n -> n.subnets().stream())
            .findFirst()
            .map(Subnet::toString),
        manager.map(m -> address(m).toString()),
        SharedStorage.SHARED_DIR,
        containers.stream().findFirst().map(c -> c.label(Label.STORAGE)),
        Optional.empty(),
        Optional.of(knownHosts).filter(Files::exists),
        nodes,
        missing);
  }

  /** The nodes of which only the volume of the engine is left. */
  private static List<String> missing(Inventory own) {
    Set<String> there =
        own.containers().stream().map(c -> c.label(Label.NODE)).collect(Collectors.toSet());
    return own.volumes().stream()
        .map(volume -> volume.label(Label.NODE))
        .filter(node -> !node.isEmpty() && !there.contains(node))
        .sorted()
        .toList();
  }

  private static NodeInfo node(FoundContainer found, Optional<Health> health, boolean checked) {
    Optional<String> problem = checked ? Optional.empty() : problem(found, health);
    String gpus = found.label(Label.GPUS);
    return new NodeInfo(
        found.label(Label.NODE),
        role(found),
        address(found).toString(),
        found.name(),
        problem.isEmpty()
            ? NodeState.HEALTHY
            : found.isRunning() ? NodeState.UNHEALTHY : NodeState.STOPPED,
        problem,
        gpus.isEmpty() ? List.of() : List.of(gpus.split(" ")));
  }

  private static Optional<String> problem(FoundContainer found, Optional<Health> health) {
    if (!found.isRunning()) {
      return Optional.of("its container is " + found.state());
    }
    if (health.isEmpty()) {
      return Optional.of("there is no manager");
    }
    return Arrays.stream(HealthStep.values())
        .flatMap(
            step ->
                health
                    .get()
                    .problem(found.name(), role(found), address(found), step)
                    .map(words -> step + ": " + words)
                    .stream())
        .findFirst();
  }

  private static NodeRole role(FoundContainer found) {
    return NodeRole.parse(found.label(Label.ROLE));
  }

  private static HostAddress address(FoundContainer found) {
    return HostAddress.parse(found.label(Label.ADDRESS));
  }
}
