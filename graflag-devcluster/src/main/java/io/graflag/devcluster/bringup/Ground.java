package io.graflag.devcluster.bringup;

import io.graflag.devcluster.engine.FoundContainer;
import io.graflag.devcluster.engine.FoundNetwork;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.program.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes stand on: a network and volumes.
 *
 * @param steps changes of Docker
 * @param plan the cluster
 * @param labels whose it is
 * @param progress hears what is done
 */
record Ground(DockerSteps steps, Plan plan, Labels labels, Progress progress) {

  /**
   * Makes what is missing, and replaces a network of other addresses.
   *
   * @param own what there is of the cluster
   */
  void ensure(Inventory own) {
    network(own);
    volume(own, plan.sharedVolume(), labels.common());
    volume(own, plan.registryVolume(), labels.common());
    plan.nodes().forEach(node -> volume(own, plan.engineVolume(node), labels.ofVolume(node)));
  }

  private void network(Inventory own) {
    String config = Digest.of(List.of(plan.subnet().toString()));
    Optional<FoundNetwork> found = own.network(plan.network());
    if (found.isPresent() && found.get().label(Label.CONFIG).equals(config)) {
      return;
    }
    if (found.isPresent()) {
      // Nothing can move from one network to another under its old address.
      progress.say("network", "other addresses: made anew, with all nodes");
      steps.removeContainers(own.containers().stream().map(FoundContainer::id).toList());
      steps.removeNetworks(List.of(found.get().id()));
    }
    List<String> create = new ArrayList<>(List.of("network", "create", "--driver", "bridge"));
    create.addAll(List.of("--subnet", plan.subnet().toString()));
    Label.arguments(labels.with(config)).forEach(create::add);
    create.add(plan.network());
    steps.must("make network " + plan.network(), Call.of(create));
    progress.say("network", plan.network() + ", " + plan.subnet());
  }

  private void volume(Inventory own, String name, Map<Label, String> labelled) {
    if (own.volume(name).isEmpty()) {
      List<String> create = new ArrayList<>(List.of("volume", "create"));
      Label.arguments(labelled).forEach(create::add);
      create.add(name);
      steps.must("make volume " + name, Call.of(create));
    }
  }
}
