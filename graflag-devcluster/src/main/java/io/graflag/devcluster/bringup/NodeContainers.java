package io.graflag.devcluster.bringup;

import io.graflag.devcluster.engine.FoundContainer;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.engine.Label;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.program.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The containers of nodes: kept where they are right, else started or made.
 *
 * @param steps changes of Docker
 * @param arguments how nodes are started
 * @param progress hears what is done
 */
record NodeContainers(DockerSteps steps, NodeArguments arguments, Progress progress) {
  private static final Duration START = Duration.ofMinutes(2);

  /** Removes the nodes that are no longer wanted, with all that their engines kept. */
  void removeOthers(Inventory own) {
    Plan plan = arguments.plan();
    Set<String> wanted = plan.nodes().stream().map(plan::container).collect(Collectors.toSet());
    for (FoundContainer found : own.containers()) {
      if (!wanted.contains(found.name())) {
        steps.removeContainers(List.of(found.id()));
        own.volume(found.name() + "-engine")
            .ifPresent(volume -> steps.removeVolumes(List.of(volume.name())));
        progress.say(nameOf(found), "removed: not wanted any more");
      }
    }
  }

  /** A container of a trial has no node. */
  private static String nameOf(FoundContainer found) {
    String node = found.label(Label.NODE);
    return node.isEmpty() ? found.name() : node;
  }

  /** Has a node run as it should. */
  void ensure(ClusterNode node, Inventory own) {
    String name = arguments.plan().container(node);
    Optional<FoundContainer> found = own.container(name);
    if (found.isEmpty()) {
      make(node, "started");
    } else if (!found.get().label(Label.CONFIG).equals(arguments.config(node))) {
      replace(node, found.get(), "made anew: it was configured otherwise");
    } else {
      resume(node, found.get());
    }
  }

  private void resume(ClusterNode node, FoundContainer found) {
    switch (found.state()) {
      case "running" -> progress.say(node.name(), "runs already");
      case "paused" -> {
        steps.must("go on with " + found.name(), Call.of("unpause", found.id()));
        progress.say(node.name(), "went on after a pause");
      }
      case "exited", "created" -> {
        // One whose network was removed under it never starts again.
        if (steps.docker().run(Call.of("start", found.id()).within(START)).ok()) {
          progress.say(node.name(), "started again");
        } else {
          replace(node, found, "made anew: it did not start again");
        }
      }
      default -> replace(node, found, "made anew: it was " + found.state());
    }
  }

  private void replace(ClusterNode node, FoundContainer found, String text) {
    steps.removeContainers(List.of(found.id()));
    make(node, text);
  }

  private void make(ClusterNode node, String text) {
    steps.must(
        "start " + arguments.plan().container(node), Call.of(arguments.of(node)).within(START));
    progress.say(node.name(), text + ", " + node.address());
  }
}
