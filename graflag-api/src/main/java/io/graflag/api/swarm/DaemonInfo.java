package io.graflag.api.swarm;

import java.util.List;
import java.util.Optional;

/**
 * What a Docker daemon says of itself.
 *
 * @param version its version
 * @param hostname the machine
 * @param inSwarm whether it belongs to a Swarm
 * @param isManager whether it may be asked about that Swarm
 * @param nodeId its id in the Swarm
 * @param nodeAddress the address that it advertises
 * @param insecureRegistries registries that it uses without TLS: {@code host:port} or a range
 */
public record DaemonInfo(
    String version,
    String hostname,
    boolean inSwarm,
    boolean isManager,
    Optional<String> nodeId,
    Optional<String> nodeAddress,
    List<String> insecureRegistries) {

  public DaemonInfo {
    insecureRegistries = List.copyOf(insecureRegistries);
  }
}
