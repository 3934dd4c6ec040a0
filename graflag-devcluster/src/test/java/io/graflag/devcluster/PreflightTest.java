package io.graflag.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.engine.EngineFacts;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Program;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and that nothing is made before. */
class PreflightTest {
  @TempDir Path folder;
  private FakeMachine machine;
  private FakeDocker docker;

  @BeforeEach
  void prepare() {
    machine = new FakeMachine(folder);
    docker = machine.docker;
  }

  @AfterEach
  void nothingWasMade() {
    assertThat(docker.called("run")).isEmpty();
    assertThat(docker.called("build")).isEmpty();
    assertThat(docker.called("network create")).isEmpty();
    assertThat(docker.called("volume create")).isEmpty();
    assertThat(machine.state.path()).doesNotExist();
  }

  @Test
  void saysThatThereIsNoDocker() {
    Program none =
        call -> {
          throw GraflagException.of(Kind.NOT_FOUND, "Cannot start docker: No such file");
        };
    assertThat(EngineFacts.of(none).problem().orElseThrow())
        .contains("There is no docker command", "apt-get install docker.io");
  }

  @Test
  void tellsAForbiddenDockerFromOneThatDoesNotRun() {
    docker.answering("version", new Answer(1, "", "permission denied while trying to connect"));
    assertThatThrownBy(machine::up)
        .hasMessageContaining("You may not use Docker here")
        .hasMessageContaining("usermod -aG docker");
    docker.answering("version", new Answer(1, "", "Cannot connect to the Docker daemon"));
    assertThatThrownBy(machine::up)
        .hasMessageContaining("Docker does not answer: Cannot connect")
        .hasMessageContaining("systemctl start docker");
  }

  @Test
  void refusesADockerWhoseContainersCannotBeReached() {
    docker.answering("info", new Answer(0, "linux\t[\"name=rootless\"]\trunc\n", ""));
    assertThatThrownBy(machine::up).hasMessageContaining("runs without root");
    docker.answering("info", new Answer(0, "windows\t[]\t\n", ""));
    assertThatThrownBy(machine::up).hasMessageContaining("containers of windows");
  }

  @Test
  void refusesAddressesThatANetworkOfDockerHas() {
    docker.foreign(docker.networks, "shop", "172.16.0.0/12");
    assertThatThrownBy(machine::up)
        .hasMessageContaining("172.30.0.0/24 is in use already: 172.16.0.0/12 (network shop of");
  }

  @Test
  void refusesAddressesThatThisMachineKnowsTheWayTo() {
    machine.write(
        "routes",
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n"
            + "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\n"
            + "wg0\t00001EAC\t00000000\t0001\t0\t0\t0\t0000FFFF\n");
    assertThatThrownBy(machine::up)
        .hasMessageContaining("in use already: 172.30.0.0/16 (interface wg0)");
  }

  @Test
  void refusesNamesThatSomebodyElseHas() {
    docker.foreign(docker.containers, "graflag-worker1", "");
    docker.foreign(docker.volumes, "graflag-shared", "");
    assertThatThrownBy(machine::up)
        .hasMessageContaining("a container graflag-worker1 that belongs to somebody else")
        .hasMessageContaining("a volume graflag-shared that belongs to somebody else");
  }

  @Test
  void saysAllThatIsWrongTogether() {
    docker.answering("version", new Answer(1, "", "Cannot connect"));
    assertThatThrownBy(() -> machine.up("manager: node1\n", Optional.of(1), 0))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
        .hasMessageContaining("names no subnet")
        .hasMessageContaining("--workers 1: ")
        .hasMessageContaining("Docker does not answer");
  }
}
