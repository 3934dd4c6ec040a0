package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.engine.FoundContainer;
import io.graflag.devcluster.engine.FoundNetwork;
import io.graflag.devcluster.engine.FoundVolume;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.program.Program;

/**
 * Removes a cluster: all that carries its label, and nothing else.
 *
 * @param docker the docker command
 * @param progress hears what is done
 */
public record Removal(Program docker, Progress progress) {

  /**
   * Removes it.
   *
   * @param cluster the identity of the cluster
   * @throws GraflagException FAILED where something stays, with the words of Docker
   */
  public void remove(String cluster) {
    DockerSteps steps = new DockerSteps(docker);
    Inventory own = Inventory.read(docker).of(cluster);
    // The manager last: what it serves by NFS is mounted in the others.
    for (boolean manager : new boolean[] {false, true}) {
      steps.removeContainers(
          own.containers().stream()
              .filter(container -> isManager(container) == manager)
              .map(FoundContainer::id)
              .toList());
    }
    own.containers().forEach(container -> progress.say(container.label(Label.NODE), "removed"));
    // A container of somebody else in our network keeps it, and Docker then says which.
    steps.removeNetworks(own.networks().stream().map(FoundNetwork::id).toList());
    steps.removeVolumes(own.volumes().stream().map(FoundVolume::name).toList());
    if (!Inventory.read(docker).of(cluster).isEmpty()) {
      throw GraflagException.of(
          Kind.FAILED,
          "Parts of the cluster came up again while it was removed.",
          "Remove it once more with 'graflag devcluster --down'.");
    }
  }

  private static boolean isManager(FoundContainer container) {
    return container.label(Label.ROLE).equals(NodeRole.MANAGER.toString());
  }
}
