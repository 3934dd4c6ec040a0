package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.program.Program;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a cluster as it is planned, out of nothing or out of what there is of it.
 *
 * @param docker the docker command
 * @param reach how this machine reaches the manager
 * @param patience how long a node may take for each step
 * @param context a directory of our own for what images are built from
 * @param progress hears what is done
 */
public record Bringup(
    Program docker, ClientReach reach, Patience patience, Path context, Progress progress) {

  /**
   * Makes it, and returns when every node is healthy.
   *
   * @param own what there is of it already
   * @return the host keys of all nodes, in the form of {@code known_hosts}
   * @throws GraflagException FAILED with the last lines of a node that does not come up
   */
  public String bringUp(Plan plan, Labels labels, Inventory own) {
    ImageBuild build = new ImageBuild(docker, context, progress);
    Map<NodeRole, String> images = new EnumMap<>(NodeRole.class);
    // The worker's first: its one layer is the manager's first.
    images.put(NodeRole.WORKER, build.ensure(NodeRole.WORKER));
    images.put(NodeRole.MANAGER, build.ensure(NodeRole.MANAGER));
    Isolation isolation = Isolation.probe(docker, images.get(NodeRole.WORKER), labels.common());
    DockerSteps steps = new DockerSteps(docker);
    NodeContainers containers =
        new NodeContainers(steps, new NodeArguments(plan, labels, isolation, images), progress);
    containers.removeOthers(own);
    new Ground(steps, plan, labels, progress).ensure(Inventory.read(docker).of(labels.cluster()));
    Inventory ready = Inventory.read(docker).of(labels.cluster());
    plan.nodes().forEach(node -> containers.ensure(node, ready));
    String known = new KeyExchange(docker, plan, patience).exchange();
    plan.nodes().forEach(node -> awaitHealth(plan, node));
    return known;
  }

  private void awaitHealth(Plan plan, ClusterNode node) {
    String container = plan.container(node);
    Health health =
        new Health(docker, plan.container(plan.manager()), plan.manager().address(), reach);
    for (HealthStep step : HealthStep.values()) {
      Optional<String> problem =
          patience.await(() -> health.problem(container, node.role(), node.address(), step));
      if (problem.isPresent()) {
        throw GraflagException.of(
            Kind.FAILED,
            "%s did not come up; %s does not answer: %s\nIts last lines:\n%s"
                .formatted(
                    node.name(), step, problem.get(), new DockerSteps(docker).log(container)),
            "The same command tries again; 'graflag devcluster --down' removes what is there.");
      }
    }
    progress.say(node.name(), "answers: Docker, SSH, registry, SHARED_DIR");
  }
}
