package io.graflag.api.engine;

import io.graflag.api.ssh.Shell;
import io.graflag.api.storage.Storage;
import io.graflag.api.swarm.Swarm;
import io.graflag.core.SharedLayout;
import java.nio.file.Path;
import java.time.OffsetDateTime;

/**
 * The manager of a Swarm, by all ways that lead to it.
 *
 * @param shell runs commands there
 * @param swarm what is asked of Docker
 * @param storage SHARED_DIR, as the manager has it
 * @param sharedDir path of SHARED_DIR on every node
 * @param address how the nodes reach it, and the registry on it
 */
public record ManagerAccess(
    Shell shell, Swarm swarm, Storage storage, Path sharedDir, String address) {
  private static final int REGISTRY_PORT = 5000;

  /** The registry of the cluster. */
  public String registry() {
    return address + ":" + REGISTRY_PORT;
  }

  /** Where everything lies under SHARED_DIR. */
  public SharedLayout layout() {
    return new SharedLayout(sharedDir);
  }

  /** Ends the connections; the one below first, or a dead one would be asked to end the others. */
  public void close() {
    shell.close();
    swarm.close();
  }

  /** What time it is there. */
  OffsetDateTime now() {
    return OffsetDateTime.now(storage.clock());
  }
}
