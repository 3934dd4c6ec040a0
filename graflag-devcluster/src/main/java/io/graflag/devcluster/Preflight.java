package io.graflag.devcluster;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.engine.Cards;
import io.graflag.devcluster.engine.EngineFacts;
import io.graflag.devcluster.engine.FoundContainer;
import io.graflag.devcluster.engine.FoundNetwork;
import io.graflag.devcluster.engine.FoundVolume;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.engine.UsedRanges;
import io.graflag.devcluster.plan.ClusterWishes;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.PlanCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds all that is in the way before anything is made.
 *
 * @param surroundings the machine
 * @param name what the names of all that is made start with
 */
record Preflight(Surroundings surroundings, String name) {

  /**
   * Makes a plan.
   *
   * @param cluster the identity of the cluster, whose own parts are in nobody's way; empty where
   *     there is none yet
   * @param notice hears what does not keep the plan from being made
   * @throws GraflagException INVALID_INPUT with all problems, one a line
   */
  Plan plan(ClusterWishes wishes, Optional<String> cluster, Consumer<String> notice) {
    PlanCheck check = PlanCheck.of(wishes, surroundings.filesystems());
    List<String> problems = new ArrayList<>(check.problems());
    EngineFacts engine = EngineFacts.of(surroundings.docker());
    engine.problem().ifPresent(problems::add);
    Optional<Inventory> inventory =
        engine.problem().isEmpty()
            ? Optional.of(Inventory.read(surroundings.docker()))
            : Optional.empty();
    String own = cluster.or(() -> Optional.of("none")).get();
    inventory.ifPresent(all -> checkAddresses(check, all, own, problems));
    if (problems.isEmpty()) {
      Plan plan = check.plan(name, cards(wishes, engine, notice));
      checkNames(plan, inventory.orElseThrow(), own, problems);
      if (problems.isEmpty()) {
        return plan;
      }
    }
    throw GraflagException.of(
        Kind.INVALID_INPUT,
        String.join("\n", problems),
        "Nothing was made yet; correct this and try again.");
  }

  private List<String> cards(ClusterWishes wishes, EngineFacts engine, Consumer<String> notice) {
    if (wishes.fakeGpus() > 0) {
      return List.of();
    }
    List<String> cards = Cards.of(surroundings.nvidiaSmi());
    if (!cards.isEmpty() && !engine.knowsNvidia()) {
      notice.accept(
          "this machine has %d, but its Docker has no runtime of NVIDIA: left out"
              .formatted(cards.size()));
      return List.of();
    }
    return cards;
  }

  private void checkAddresses(PlanCheck check, Inventory all, String own, List<String> problems) {
    UsedRanges used = UsedRanges.of(all.networks(), own, surroundings.routes());
    check
        .subnet()
        .flatMap(
            subnet ->
                used.conflict(subnet)
                    .map(
                        other ->
                            "subnet %s is in use already: %s. Take another in hosts.yml."
                                .formatted(subnet, other)))
        .ifPresent(problems::add);
  }

  private static void checkNames(Plan plan, Inventory all, String own, List<String> problems) {
    plan.nodes()
        .forEach(
            node ->
                all.container(plan.container(node))
                    .map(FoundContainer::labels)
                    .filter(labels -> !own.equals(labels.get(Label.CLUSTER)))
                    .ifPresent(labels -> problems.add(taken("container", plan.container(node)))));
    all.network(plan.network())
        .map(FoundNetwork::labels)
        .filter(labels -> !own.equals(labels.get(Label.CLUSTER)))
        .ifPresent(labels -> problems.add(taken("network", plan.network())));
    List<String> volumes = new ArrayList<>(List.of(plan.sharedVolume(), plan.registryVolume()));
    plan.nodes().forEach(node -> volumes.add(plan.engineVolume(node)));
    for (String volume : volumes) {
      all.volume(volume)
          .map(FoundVolume::labels)
          .filter(labels -> !own.equals(labels.get(Label.CLUSTER)))
          .ifPresent(labels -> problems.add(taken("volume", volume)));
    }
  }

  private static String taken(String kind, String name) {
    return "There is a %s %s that belongs to somebody else; remove or rename it."
        .formatted(kind, name);
  }
}
