package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.PublicKey;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Program;
import java.util.Optional;

/**
 * Who lets whom in.
 *
 * <p>Only public keys travel, and they travel through Docker, not over the network: nobody has to
 * trust a host on first use.
 *
 * @param docker the docker command
 * @param plan the cluster
 * @param patience how long a node may take to make its keys
 */
record KeyExchange(Program docker, Plan plan, Patience patience) {
  private static final String HOST_KEY = "/etc/ssh/ssh_host_ed25519_key.pub";
  private static final String OWN_KEY = "/root/.ssh/id_ed25519.pub";
  private static final String AUTHORIZED = "/root/.ssh/authorized_keys";
  private static final String KNOWN = "/root/.ssh/known_hosts";

  /**
   * Has the manager let the client in, and the workers the manager.
   *
   * @return the host keys of all nodes, in the form of {@code known_hosts}
   */
  String exchange() {
    StringBuilder known = new StringBuilder();
    for (ClusterNode node : plan.nodes()) {
      known.append(node.address()).append(' ').append(key(node, HOST_KEY)).append('\n');
    }
    PublicKey own = key(plan.manager(), OWN_KEY);
    write(plan.manager(), AUTHORIZED, plan.key() + "\n");
    write(plan.manager(), KNOWN, known.toString());
    plan.workers().forEach(worker -> write(worker, AUTHORIZED, own + "\n"));
    return known.toString();
  }

  private PublicKey key(ClusterNode node, String path) {
    PublicKey[] found = new PublicKey[1];
    Optional<String> problem =
        patience.await(
            () -> {
              Answer answer = shell(node).run("cat", path);
              if (!answer.ok()) {
                return Optional.of(answer.words());
              }
              try {
                found[0] = PublicKey.parse(answer.out(), path + " of " + node.name());
                return Optional.empty();
              } catch (GraflagException e) {
                return Optional.of(e.getMessage()); // ssh-keygen is still at it
              }
            });
    problem.ifPresent(words -> fail(node, "it has no key " + path + ": " + words));
    return found[0];
  }

  private void write(ClusterNode node, String path, String text) {
    Answer answer = shell(node).write(path, text);
    if (!answer.ok()) {
      fail(node, "cannot write " + path + ": " + answer.words());
    }
  }

  private void fail(ClusterNode node, String words) {
    throw GraflagException.of(
        Kind.FAILED,
        node.name()
            + " did not come up; "
            + words
            + "\nIts last lines:\n"
            + new DockerSteps(docker).log(plan.container(node)));
  }

  private NodeShell shell(ClusterNode node) {
    return new NodeShell(docker, plan.container(node));
  }
}
