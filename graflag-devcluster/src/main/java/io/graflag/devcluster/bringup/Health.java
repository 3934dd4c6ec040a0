package io.graflag.devcluster.bringup;

import io.graflag.core.cluster.HostAddress;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.SharedStorage;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Program;
import java.util.Optional;

/**
 * Looks whether nodes do what they are there for.
 *
 * @param docker the docker command
 * @param manager the container of the manager
 * @param managerAddress its address
 * @param reach how this machine reaches the manager
 */
public record Health(
    Program docker, String manager, HostAddress managerAddress, ClientReach reach) {

  /**
   * Looks once.
   *
   * @param container the container of the node
   * @return what is wrong; empty where nothing is
   */
  public Optional<String> problem(
      String container, NodeRole role, HostAddress address, HealthStep step) {
    NodeShell node = new NodeShell(docker, container);
    return switch (step) {
      case ENGINE -> failure(node.run("docker", "version", "--format", "{{.Server.Version}}"));
      case SSH -> role == NodeRole.MANAGER ? reach.problem(address) : fromManager(address);
      case REGISTRY ->
          failure(
              node.run(
                  "curl",
                  "--silent",
                  "--show-error",
                  "--fail",
                  "--max-time",
                  "5",
                  "http://" + managerAddress + ":" + Plan.REGISTRY_PORT + "/v2/"));
      case SHARED_DIR -> failure(node.run("mountpoint", "-q", SharedStorage.SHARED_DIR));
    };
  }

  private Optional<String> fromManager(HostAddress worker) {
    return failure(
        new NodeShell(docker, manager)
            .run(
                "ssh",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "ConnectTimeout=5",
                "root@" + worker,
                "true"));
  }

  private static Optional<String> failure(Answer answer) {
    return answer.ok() ? Optional.empty() : Optional.of(answer.words());
  }
}
