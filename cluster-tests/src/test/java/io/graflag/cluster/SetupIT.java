package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Client;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From machines with Docker to a cluster, by a user who has just installed GraFlag. */
@OnCluster
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupIT {
  private static final Duration QUICK = Duration.ofSeconds(10);
  private TestCluster cluster;
  private Client user;

  @BeforeAll
  void forgetTheSwarm(TestCluster up) {
    cluster = up;
    cluster.swarm().leave();
    user = cluster.client().at(cluster.scratch()).fresh();
  }

  @Test
  @Order(1)
  void aRunOnMachinesThatAreNoClusterYetNamesTheSetup() {
    cluster.shared().bringSample("sample_graph");
    cluster.shared().bringMethod("echo_args");
    String error = cluster.run("-m", "echo_args", "-d", "sample_graph").refused();
    assertThat(error).contains("graflag setup");
    assertThat(cluster.experimentsOf("echo_args")).isEmpty();
    cluster.shared().remove("methods/echo_args");
  }

  @Test
  @Order(2)
  void oneCommandMakesAClusterOfTheMachines() {
    Said said =
        user.graflag(
            "setup",
            "--set",
            "MANAGER_IP=" + cluster.addresses().manager(),
            "SSH_KEY=" + cluster.key(),
            "HOSTS_FILE=" + cluster.hosts());
    said.done();
    assertThat(user.configuration()).content().contains(cluster.addresses().manager());
    assertThat(user.knownHosts()).content().contains(cluster.addresses().manager());
    assertThat(Nodes.ALL).allMatch(node -> cluster.swarm().status(node).equals("ready"));
    List<String> ask = List.of("curl", "-fsS", "http://" + cluster.addresses().registry() + "/v2/");
    assertThat(cluster.nodes().call(Nodes.WORKERS.get(0), ask).ok()).isTrue();
  }

  @Test
  @Order(3)
  void whatRunsAndEvaluationsNeedIsInTheSharedDirectory() {
    assertThat(
            List.of(
                "libs/graflag_runner/bin/graflag-runner",
                "libs/graflag_runner/lib/graflag-runner.jar",
                "libs/graflag_evaluator/lib/graflag-evaluator.jar",
                "libs/graflag_evaluator/Dockerfile.java",
                "methods/midas_f/.env",
                "methods/midas_f/Dockerfile"))
        .allMatch(cluster.shared()::has);
  }

  @Test
  @Order(4)
  void aSecondTimeChangesNothingAndIsQuick() {
    String before = everything();
    Said again = user.graflag("setup").done();
    assertThat(everything()).isEqualTo(before);
    assertThat(again.took()).isLessThan(QUICK);
  }

  @Test
  @Order(5)
  void statusShowsTheNodesAndTheirCards() {
    JsonObject status = user.graflag("status", "--json").done().json();
    assertThat(status.flag("is_connected")).contains(true);
    assertThat(status.flag("swarm_initialized")).contains(true);
    assertThat(status.text("manager_ip")).contains(cluster.addresses().manager());
    assertThat(status.objects("worker_nodes"))
        .hasSize(Nodes.ALL.size())
        .allMatch(node -> node.requiredText("status").equalsIgnoreCase("ready"))
        .allMatch(node -> node.integer("gpus_total").equals(Optional.of(2)))
        .extracting(node -> node.requiredText("hostname"))
        .containsExactlyInAnyOrderElementsOf(Nodes.ALL);
  }

  /** Those of the same second are listed in any order. */
  private String images() {
    return cluster
        .swarm()
        .docker("image", "ls", "--no-trunc", "--format", "{{.Repository}} {{.ID}}")
        .lines()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The nodes, the services, the images, and each file of SHARED_DIR with its time. */
  private String everything() {
    String files = "find /shared -type f -printf '%p %s %T@\\n' | sort";
    return String.join(
        "\n",
        cluster.swarm().docker("node", "ls"),
        cluster.swarm().docker("service", "ls"),
        images(),
        cluster.nodes().on(Nodes.MANAGER, "sh", "-c", files));
  }
}
