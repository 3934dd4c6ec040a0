package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.ssh.LocalShell;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshServer;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Docker of a manager, through the connections of a shell. */
@ExtendWith({SshServer.Extension.class, PrivateDaemon.Extension.class})
class SwarmOverSshIT {

  private static DockerSwarm swarm(Shell shell, Path socket) {
    return DockerSwarm.at(shell.describe(), () -> shell.unixSocket(socket));
  }

  @Test
  void asksTheDaemonOfAnotherMachine(SshServer server, PrivateDaemon daemon) {
    String node = daemon.swarm().info().nodeId().orElseThrow();
    try (DockerSwarm swarm = swarm(server.shell(), daemon.folder().resolve("socket"))) {
      assertThat(swarm.info().nodeId()).contains(node);
      assertThat(swarm.nodes()).hasSize(1);
    }
  }

  @Test
  void asksTheDaemonOfThisMachine(PrivateDaemon daemon) {
    String node = daemon.swarm().info().nodeId().orElseThrow();
    try (Shell shell = new LocalShell();
        DockerSwarm swarm = swarm(shell, daemon.folder().resolve("socket"))) {
      assertThat(swarm.info().nodeId()).contains(node);
    }
  }

  @Test
  void saysThatNoDaemonListens(SshServer server) {
    try (DockerSwarm swarm = swarm(server.shell(), Path.of("/no/such/docker.sock"))) {
      assertThatThrownBy(swarm::info)
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .hasMessageContainingAll(
              "Docker is not reached: No connection to /no/such/docker.sock on");
    }
  }
}
