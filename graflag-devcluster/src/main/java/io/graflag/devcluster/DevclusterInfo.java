package io.graflag.devcluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A development cluster, or that there is none.
 *
 * @param exists whether there is anything of one
 * @param healthy whether all its nodes are
 * @param subnet the addresses of its network
 * @param managerIp the address of its manager
 * @param sharedDir where SHARED_DIR is in every node
 * @param storage by what it is shared
 * @param storageReason why by that; known only when it was brought up
 * @param knownHosts the file with the host keys of its nodes
 * @param nodes the manager first
 * @param missing the names of nodes whose containers somebody removed
 */
public record DevclusterInfo(
    boolean exists,
    boolean healthy,
    Optional<String> subnet,
    Optional<String> managerIp,
    String sharedDir,
    Optional<String> storage,
    Optional<String> storageReason,
    Optional<Path> knownHosts,
    List<NodeInfo> nodes,
    List<String> missing) {

  public DevclusterInfo {
    nodes = List.copyOf(nodes);
    missing = List.copyOf(missing);
  }

  DevclusterInfo because(String reason) {
    return new DevclusterInfo(
        exists,
        healthy,
        subnet,
        managerIp,
        sharedDir,
        storage,
        Optional.of(reason),
        knownHosts,
        nodes,
        missing);
  }
}
