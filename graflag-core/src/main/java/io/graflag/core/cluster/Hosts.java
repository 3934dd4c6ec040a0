package io.graflag.core.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The machines of a cluster.
 *
 * @param subnet the range that their addresses lie in; empty where the file does not say
 * @param manager the manager of the Swarm
 * @param workers the others, without duplicates
 */
public record Hosts(Optional<Subnet> subnet, HostAddress manager, List<HostAddress> workers) {

  public Hosts {
    workers = List.copyOf(workers);
  }
}
