package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.devcluster.DevclusterInfo;
import io.graflag.devcluster.NodeInfo;
import io.graflag.devcluster.NodeState;
import io.graflag.devcluster.plan.NodeRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevclusterViewTest {
  private static DevclusterInfo info(NodeState state, Optional<String> problem) {
    NodeInfo manager =
        new NodeInfo(
            "manager",
            NodeRole.MANAGER,
            "172.30.0.10",
            "graflag-manager",
            state,
            problem,
            List.of("GPU-fake-manager-1"));
    return new DevclusterInfo(
        true,
        problem.isEmpty(),
        Optional.of("172.30.0.0/24"),
        Optional.of("172.30.0.10"),
        "/shared",
        Optional.of("volume"),
        Optional.of("this kernel cannot mount NFS"),
        Optional.of(Path.of("/s/known_hosts")),
        List.of(manager),
        List.of("worker1"));
  }

  private final Screen screen = new Screen();

  @Test
  void printsTheConfigurationAndHowToLogInWithTheHostKeys() {
    DevclusterInfo ready = info(NodeState.HEALTHY, Optional.empty());
    Path key = Path.of("/home/me/my key.pub");
    DevclusterView.printReady(screen.terminal(), ready, Path.of("/p/hosts.yml"), key);
    assertThat(screen.out())
        .contains("MANAGER_IP=172.30.0.10\n", "SSH_KEY=/home/me/my key\n", "SHARED_DIR=/shared\n")
        .contains("HOSTS_FILE=/p/hosts.yml\n", "KNOWN_HOSTS=/s/known_hosts\n")
        .contains("in every node, by a volume: this kernel cannot mount NFS.")
        .contains(
            "ssh -i '/home/me/my key' -o UserKnownHostsFile=/s/known_hosts root@172.30.0.10\n")
        .contains("graflag setup --set MANAGER_IP=172.30.0.10 'SSH_KEY=/home/me/my key' SHARED_DIR")
        .contains("graflag devcluster --down");
  }

  @Test
  void showsWhatIsWrongWithANodeHarmless() {
    Optional<String> problem = Optional.of("Docker: " + Screen.HOSTILE);
    DevclusterView.printStatus(screen.terminal(), info(NodeState.UNHEALTHY, problem));
    assertThat(screen.out())
        .contains("manager  172.30.0.10  unhealthy")
        .contains("manager: Docker: " + Screen.HARMLESS)
        .contains("worker1: its container is gone");
  }

  @Test
  void saysAfterCtrlCWhatThereIsAndHowToGoOn() {
    DevclusterView view = new DevclusterView(screen.terminal(), true);
    view.say("network", "made");
    view.say("manager", "started");
    assertThat(screen.err()).isEmpty();
    assertThat(view.interrupted())
        .isEqualTo(
            "Interrupted after: network, manager.\n"
                + "The same command goes on where it stopped; 'graflag devcluster --down' removes"
                + " what there is.");
  }
}
