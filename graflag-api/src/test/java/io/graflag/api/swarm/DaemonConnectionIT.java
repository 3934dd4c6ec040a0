package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of connections when a real daemon goes away and comes back. */
@ExtendWith(PrivateDaemon.Extension.class)
class DaemonConnectionIT {

  @Test
  void readsOnAfterTheDaemonWasRestarted(PrivateDaemon daemon) throws Exception {
    AtomicInteger opened = new AtomicInteger();
    try (DockerSwarm swarm =
        DockerSwarm.at(
            "this machine",
            () -> {
              opened.incrementAndGet();
              return daemon.open();
            })) {
      String before = swarm.info().nodeId().orElseThrow();
      swarm.info();
      assertThat(opened).as("one connection for two reads").hasValue(1);

      daemon.restart();

      assertThat(swarm.info().nodeId()).contains(before);
      assertThat(opened).hasValue(2);
      Await.until("its own Swarm again", () -> isManager(swarm));
    }
  }

  private static boolean isManager(DockerSwarm swarm) {
    DaemonInfo info = swarm.info();
    return info.isManager() && swarm.nodes().get(0).isReady();
  }

  @Test
  void saysThatNoDaemonListens() {
    Path nowhere = Path.of("/no/such/docker.sock");
    try (DockerSwarm swarm = DockerSwarm.at("root@10.0.0.1", () -> new UnixSocket(nowhere))) {
      assertThatThrownBy(swarm::info)
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .hasMessage(
              "Cannot ask for facts with Docker on root@10.0.0.1: Docker is not reached:"
                  + " No such file or directory.");
    }
  }
}
