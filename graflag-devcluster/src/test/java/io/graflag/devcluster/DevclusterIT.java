package io.graflag.devcluster;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.testing.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One real cluster for all: a manager and two workers, each with two cards that do not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevclusterIT {
  private static final List<String> NODES = List.of("manager", "worker1", "worker2");
  private static final List<String> ONE_CARD = List.of("--generic-resource", "NVIDIA-GPU=1");
  private static final List<String> SHARED =
      List.of("--mount", "type=bind,source=/shared,target=/shared");

  @TempDir static Path folder;
  private RealCluster cluster;
  private DevclusterInfo info;

  @BeforeAll
  void bringUp() throws Exception {
    DockerEngine.require();
    cluster = new RealCluster(folder);
    info = cluster.up();
    cluster.joinSwarm();
    cluster.pushImage();
  }

  @AfterAll
  void bringDown() {
    if (cluster != null) {
      cluster.devcluster.down((subject, text) -> {});
    }
  }

  @Test
  @Order(1)
  void everyNodeIsHealthyAndAMemberOfTheSwarm() {
    assertThat(info.healthy()).isTrue();
    assertThat(info.nodes()).extracting(NodeInfo::name).isEqualTo(NODES);
    NODES.forEach(node -> RealCluster.await(node, () -> cluster.swarmStatus(node), "ready"));
  }

  @Test
  @Order(2)
  void letsTheClientInByItsKeyAndTheHostKeysThatWereWritten() throws IOException {
    assertThat(cluster.ssh(info.knownHosts().orElseThrow(), "hostname")).isEqualTo("manager");
    assertThat(Files.getPosixFilePermissions(info.knownHosts().get()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(info.knownHosts().get().getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  @Order(3)
  void keepsItsPrivateKeysInsideTheNodes() {
    assertThat(cluster.onManager("stat", "-c", "%a", "/root/.ssh", "/root/.ssh/id_ed25519"))
        .isEqualTo("700\n600");
    String image = cluster.outside("inspect", "-f", "{{.Image}}", RealCluster.container("manager"));
    assertThat(
            cluster.outside(
                "run",
                "--rm",
                "--network",
                "none",
                "--entrypoint",
                "find",
                image,
                "/etc/ssh",
                "/root",
                "-name",
                "*_key*",
                "-o",
                "-name",
                "id_*"))
        .isEmpty();
  }

  @Test
  @Order(4)
  void runsAServiceOnEachNodeThatReadsOneFileOfSharedDir() {
    cluster.onManager("sh", "-c", "echo anomaly > /shared/note.txt");
    for (String node : NODES) {
      List<String> options = Stream.concat(SHARED.stream(), on(node)).toList();
      cluster.service("read-" + node, options, "sh", "-c", "cat /shared/note.txt; hostname");
      RealCluster.await(node, () -> state("read-" + node), "Complete");
      RealCluster.await(
          node,
          () ->
              cluster
                  .onManager("docker", "service", "logs", "--raw", "read-" + node)
                  .lines()
                  .findFirst()
                  .orElse("nothing"),
          "anomaly");
      assertThat(cluster.tasks("{{.Node}}", "read-" + node)).containsExactly(node);
    }
  }

  @Test
  @Order(5)
  void placesAServiceOnEachCardAndLetsOneMoreWait() {
    String[] six = IntStream.rangeClosed(1, 6).mapToObj(i -> "card" + i).toArray(String[]::new);
    Stream.of(six).forEach(name -> cluster.service(name, ONE_CARD, "sleep", "600"));
    for (String name : six) {
      RealCluster.await(name, () -> state(name), "Running");
    }
    assertThat(cluster.tasks("{{.Node}}", six).stream().sorted().collect(joining(" ")))
        .isEqualTo("manager manager worker1 worker1 worker2 worker2");
    cluster.service("card7", ONE_CARD, "sleep", "600");
    RealCluster.await(
        "card7",
        () ->
            cluster
                .tasks("{{.CurrentState}} {{.Error}}", "card7")
                .get(0)
                .replaceAll("Pending .*ago", "Pending"),
        "Pending \"no suitable node (insufficient resources on 3 nodes)\"");
    cluster.onManager("docker", "service", "rm", "card1");
    RealCluster.await("card7", () -> state("card7"), "Running");
  }

  @Test
  @Order(6)
  void seesAKilledWorkerDownAndReadyAgainOnceItIsMended() throws IOException {
    cluster.outside("kill", RealCluster.container("worker2"));
    RealCluster.await("worker2", () -> cluster.swarmStatus("worker2"), "down");
    DevclusterInfo broken = cluster.devcluster.status();
    assertThat(broken.healthy()).isFalse();
    assertThat(broken.nodes().get(2).state()).isEqualTo(NodeState.STOPPED);
    assertThat(cluster.up().healthy()).isTrue();
    RealCluster.await("worker2", () -> cluster.swarmStatus("worker2"), "ready");
  }

  @Test
  @Order(7)
  void startsAnEngineAgainThatEnded() {
    cluster.on("worker1", "pkill", "-KILL", "-x", "dockerd");
    RealCluster.await("worker1", () -> cluster.swarmStatus("worker1"), "ready");
    RealCluster.await(
        "worker1", () -> cluster.devcluster.status().nodes().get(1).state().toString(), "healthy");
  }

  @Test
  @Order(8)
  void makesALostContainerAnewWithItsPlaceInTheSwarm() throws IOException {
    String before = cluster.onManager("docker", "node", "inspect", "-f", "{{.ID}}", "worker1");
    cluster.outside("rm", "--force", RealCluster.container("worker1"));
    assertThat(cluster.devcluster.status().missing()).containsExactly("worker1");
    cluster.up();
    RealCluster.await("worker1", () -> cluster.swarmStatus("worker1"), "ready");
    assertThat(cluster.onManager("docker", "node", "inspect", "-f", "{{.ID}}", "worker1"))
        .isEqualTo(before);
  }

  @Test
  @Order(9)
  void leavesNothingBehind() throws IOException {
    List<Leftovers.Container> containers =
        NODES.stream().map(node -> Leftovers.of(cluster, node)).toList();
    assertThat(cluster.devcluster.down((subject, text) -> {})).isTrue();
    for (String kind : List.of("container", "network", "volume")) {
      assertThat(cluster.outside(kind, "ls", "--filter", "label=graflag.devcluster", "--quiet"))
          .as(kind)
          .isEmpty();
    }
    for (Leftovers.Container container : containers) {
      assertThat(container.processes()).isEmpty();
      assertThat(container.mounts()).isEmpty();
      assertThat(container.controlGroups()).isEmpty();
    }
    assertThat(cluster.devcluster.down((subject, text) -> {})).isFalse();
    assertThat(cluster.devcluster.status().exists()).isFalse();
  }

  private String state(String service) {
    return cluster.tasks("{{.CurrentState}}", service).stream()
        .findFirst()
        .map(line -> line.split(" ")[0])
        .orElse("none");
  }

  private static Stream<String> on(String node) {
    return Stream.of("--constraint", "node.hostname==" + node);
  }
}
