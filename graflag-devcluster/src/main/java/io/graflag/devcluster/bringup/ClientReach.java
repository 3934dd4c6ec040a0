package io.graflag.devcluster.bringup;

import io.graflag.core.cluster.HostAddress;
import java.util.Optional;

/** Whether this machine reaches the manager. */
@FunctionalInterface
public interface ClientReach {

  /** Why the sshd of an address does not answer; empty where it does. */
  Optional<String> problem(HostAddress address);
}
