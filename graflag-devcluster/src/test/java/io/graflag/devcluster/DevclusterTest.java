package io.graflag.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Hosts;
import io.graflag.core.cluster.HostsFile;
import io.graflag.core.cluster.Subnet;
import io.graflag.devcluster.program.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevclusterTest {
  @TempDir Path folder;
  private FakeMachine machine;
  private FakeDocker docker;

  @BeforeEach
  void prepare() {
    machine = new FakeMachine(folder);
    docker = machine.docker;
  }

  @Test
  void makesNetworkVolumesAndNodes() {
    DevclusterInfo info = machine.up();
    assertThat(info.healthy()).isTrue();
    assertThat(info.managerIp()).contains("172.30.0.10");
    assertThat(docker.networks).containsOnlyKeys("graflag-devcluster");
    assertThat(docker.containers)
        .containsOnlyKeys("graflag-manager", "graflag-worker1", "graflag-worker2");
    assertThat(docker.volumes)
        .containsOnlyKeys(
            "graflag-shared",
            "graflag-registry",
            "graflag-manager-engine",
            "graflag-worker1-engine",
            "graflag-worker2-engine");
  }

  @Test
  void marksEverythingItMakesWithItsIdentity() {
    machine.up();
    String identity = machine.state.identity().orElseThrow();
    for (Map<String, FakeDocker.Thing> things :
        List.of(docker.containers, docker.networks, docker.volumes)) {
      assertThat(things.values())
          .allMatch(thing -> identity.equals(thing.labels().get("graflag.devcluster")));
    }
  }

  @Test
  void keepsWhatIsRight() {
    machine.up();
    int runs = docker.called("run --detach").size();
    machine.up();
    assertThat(docker.called("run --detach")).hasSize(runs);
    assertThat(machine.progress).contains("worker1: runs already");
  }

  @Test
  void startsWhatWasStopped() {
    machine.up();
    docker.containers.get("graflag-worker2").state()[0] = "exited";
    assertThat(machine.devcluster().status().nodes().get(2).state()).isEqualTo(NodeState.STOPPED);
    machine.up();
    assertThat(machine.progress).contains("worker2: started again");
    assertThat(docker.called("run --detach")).hasSize(3);
  }

  @Test
  void makesANodeAnewThatDoesNotStart() {
    machine.up();
    docker.containers.get("graflag-worker2").state()[0] = "exited";
    docker.answering("start", new Answer(1, "", "network not found"));
    machine.up();
    assertThat(machine.progress)
        .contains("worker2: made anew: it did not start again, 172.30.0.12");
  }

  @Test
  void makesANodeAnewThatIsConfiguredOtherwise() {
    machine.up();
    machine.up(FakeMachine.HOSTS, Optional.empty(), 1);
    assertThat(docker.called("run --detach")).hasSize(6);
    assertThat(machine.devcluster().status().nodes().get(1).gpus())
        .containsExactly("GPU-fake-worker1-1");
  }

  @Test
  void removesAWorkerThatIsNotWantedAnyMore() {
    machine.up();
    machine.up(FakeMachine.HOSTS, Optional.of(1), 0);
    assertThat(docker.containers).doesNotContainKey("graflag-worker2");
    assertThat(docker.volumes).doesNotContainKey("graflag-worker2-engine");
    assertThat(docker.called("run --detach")).hasSize(3);
  }

  @Test
  void writesDownTheNodesThatItMade() {
    machine.up(FakeMachine.HOSTS, Optional.of(1), 0);
    assertThat(HostsFile.read(machine.state.hosts()).hosts().orElseThrow())
        .isEqualTo(
            new Hosts(
                Optional.of(Subnet.parse("172.30.0.0/24")),
                HostAddress.parse("172.30.0.10"),
                List.of(HostAddress.parse("172.30.0.11"))));
    machine.down();
    assertThat(machine.state.hosts()).doesNotExist();
  }

  @Test
  void waitsForAKeyThatIsHalfWritten() {
    docker.answeringOnce("exec graflag-manager cat", new Answer(0, "", ""));
    assertThat(machine.patient().up().healthy()).isTrue();
  }

  @Test
  void makesEverythingAnewInAnotherNetwork() {
    machine.up();
    machine.up(FakeMachine.HOSTS.replace("172.30.", "172.29."), Optional.empty(), 0);
    assertThat(docker.networks.get("graflag-devcluster").subnet()).isEqualTo("172.29.0.0/24");
    assertThat(docker.called("run --detach")).hasSize(6);
  }

  @Test
  void mendsAClusterOfWhichOnlyAPartWasMade() {
    docker.answering("run --detach", new Answer(125, "", "docker: Error response: disk full"));
    assertThatThrownBy(machine::up).hasMessageContaining("Cannot start graflag-manager");
    docker.answeringAsUsual("run --detach");
    assertThat(machine.up().healthy()).isTrue();
    assertThat(docker.called("network create")).hasSize(1);
  }

  @Test
  void removesAPartThatWasMadeAndNothingOfOthers() {
    docker.answering("run --detach", new Answer(125, "", "disk full"));
    assertThatThrownBy(machine::up).hasMessageContaining("disk full");
    docker.foreign(docker.volumes, "precious", "");
    assertThat(machine.down()).isTrue();
    assertThat(docker.networks).isEmpty();
    assertThat(docker.volumes).containsOnlyKeys("precious");
  }

  @Test
  void removesAClusterTwiceWithoutHarm() {
    machine.up();
    assertThat(machine.down()).isTrue();
    assertThat(docker.containers).isEmpty();
    assertThat(docker.called("rm --force --volumes"))
        .containsExactly("rm --force --volumes id8 id9", "rm --force --volumes id7");
    assertThat(machine.down()).isFalse();
    assertThat(machine.state.identity()).isEmpty();
    assertThat(machine.state.knownHosts()).doesNotExist();
  }

  @Test
  void knowsItsClusterAgainWhenTheStateIsLostOrHalfWritten() throws IOException {
    machine.up();
    String identity = machine.state.identity().orElseThrow();
    Files.writeString(machine.state.path().resolve("cluster"), identity.substring(0, 5));
    assertThat(machine.devcluster().status().nodes()).hasSize(3);
    Files.delete(machine.state.path().resolve("cluster"));
    machine.up();
    assertThat(machine.state.identity()).contains(identity);
    assertThat(docker.called("run --detach")).hasSize(3);
  }

  @Test
  void saysWhichNodesSomebodyRemoved() {
    machine.up();
    docker.containers.remove("graflag-worker1");
    DevclusterInfo info = machine.devcluster().status();
    assertThat(info.missing()).containsExactly("worker1");
    assertThat(info.healthy()).isFalse();
  }

  @Test
  void showsTheLastLinesOfANodeThatDoesNotComeUp() {
    docker.answering("exec graflag-worker1 curl", new Answer(7, "", "curl: (7) refused"));
    assertThatThrownBy(machine::up)
        .hasMessageContaining("worker1 did not come up")
        .hasMessageContaining("registry does not answer: curl: (7) refused")
        .hasMessageContaining("last line");
  }

  @Test
  void givesTheWorkersTheCardsOfThisMachine() {
    docker.answering("info", new Answer(0, "linux\t[]\tnvidia runc \n", ""));
    machine.nvidiaSmi(call -> new Answer(0, "GPU-a1\nGPU-b2\n", ""));
    assertThat(machine.up().nodes())
        .extracting(NodeInfo::gpus)
        .containsExactly(List.of(), List.of("GPU-a1"), List.of("GPU-b2"));
    assertThat(docker.called("run --detach").get(1)).contains("--gpus \"device=GPU-a1\"");
  }

  @Test
  void leavesCardsOutThatDockerCannotHandOn() {
    machine.nvidiaSmi(call -> new Answer(0, "GPU-a1\n", ""));
    assertThat(machine.up().nodes()).allMatch(node -> node.gpus().isEmpty());
    assertThat(machine.progress).anyMatch(line -> line.contains("no runtime of NVIDIA"));
  }

  @Test
  void saysThatThisMachineDoesNotReachTheManager() {
    assertThatThrownBy(machine.unreachable("no route")::up)
        .hasMessageContaining("manager did not come up; SSH does not answer: no route");
  }

  @Test
  void sendsOnlyPublicKeysAndThemOnStandardInput() {
    machine.up();
    String key = FakeDocker.KEY.replace(" x@y", "");
    assertThat(docker.inputs("authorized_keys")).containsOnly(key).hasSize(3);
    assertThat(docker.inputs("known_hosts"))
        .containsExactly("172.30.0.10 " + key + "172.30.0.11 " + key + "172.30.0.12 " + key);
    assertThat(machine.state.knownHosts()).hasContent(docker.inputs("known_hosts").get(0));
    assertThat(docker.calls).noneMatch(call -> call.arguments().toString().contains("AAAAC3"));
  }

  @Test
  void buildsWithTheOlderBuilderOnlyWhereTheNewerIsMissing() {
    docker.answering("image inspect", new Answer(1, "", "No such image"));
    machine.up();
    docker.answering("buildx version", new Answer(1, "", "is not a docker command"));
    machine.up();
    assertThat(docker.calls)
        .filteredOn(call -> call.arguments().get(0).equals("build"))
        .extracting(call -> call.variables().getOrDefault("DOCKER_BUILDKIT", "-"))
        .containsExactly("-", "-", "0", "0");
    assertThat(machine.state.path().resolve("build")).doesNotExist();
  }
}
