package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.ClusterExtension;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.Outside;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import io.graflag.cluster.testbed.Until;
import io.graflag.core.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the other tests stand on: the cluster, its user, and what can be broken and mended. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroundIT {
  private static final String WORKER = Nodes.WORKERS.get(1);
  private TestCluster cluster;

  @BeforeAll
  void joinSwarm(TestCluster up) {
    cluster = up;
    cluster.swarm().join();
  }

  @Test
  void theInstalledCommandSeesEveryNodeHealthy() {
    JsonObject status = cluster.graflag("devcluster", "--status", "--json").done().json();
    assertThat(status.flag("healthy")).contains(true);
    assertThat(status.objects("nodes"))
        .extracting(node -> node.requiredText("address"))
        .containsExactlyElementsOf(Nodes.ALL.stream().map(cluster.addresses()::of).toList());
  }

  @Test
  void theUserIsLetInByTheKeyAndTheHostKeys() {
    List<String> ssh =
        List.of(
            "ssh",
            "-i",
            cluster.key().toString(),
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=yes",
            "-o",
            "UserKnownHostsFile=" + cluster.client().knownHosts(),
            "root@" + cluster.addresses().manager(),
            "hostname");
    assertThat(Outside.run(ssh)).isEqualTo(Nodes.MANAGER);
  }

  @Test
  void theManagerAloneHasTheImagesThatMethodsBuildFrom() {
    String[] list = {"docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}"};
    assertThat(cluster.nodes().on(Nodes.MANAGER, list).lines())
        .contains("debian:bookworm-slim", "eclipse-temurin:17-jre", "python:3.11-slim");
    assertThat(cluster.nodes().on(WORKER, list)).doesNotContain("bookworm", "temurin", "python");
  }

  @Test
  void bytesOfASharedFileAreTheSameInEveryNode() {
    cluster.shared().write("note.txt", "a b'c\"d$(touch /tmp/x);\n");
    assertThat(cluster.shared().bytes("note.txt"))
        .asString()
        .isEqualTo("a b'c\"d$(touch /tmp/x);\n");
    assertThat(cluster.nodes().on(WORKER, "cat", "/shared/note.txt"))
        .isEqualTo("a b'c\"d$(touch /tmp/x);");
    cluster.shared().remove("note.txt");
    assertThat(cluster.shared().has("note.txt")).isFalse();
  }

  @Test
  void aNodeThatIsCutOffIsDownUntilItIsBack() {
    try (Trouble.Mended off = cluster.trouble().nodeCutOff(WORKER)) {
      Until.minute("it is down", () -> cluster.swarm().status(WORKER), "down"::equals);
    }
    assertThat(cluster.swarm().status(WORKER)).isEqualTo("ready");
  }

  @Test
  void aRegistryThatIsGoneRefusesUntilItIsBack() {
    List<String> ask = List.of("curl", "-fsS", "http://" + cluster.addresses().registry() + "/v2/");
    try (Trouble.Mended gone = cluster.trouble().noRegistry()) {
      Until.minute(
          "it refuses",
          () -> cluster.nodes().call(Nodes.MANAGER, ask),
          answer -> answer.words().contains("onnect"));
    }
    Until.minute("it answers", () -> cluster.nodes().call(Nodes.MANAGER, ask).ok(), ok -> ok);
  }

  @Test
  void aWorkerWithoutAnEngineIsDownUntilItHasOneAgain() {
    try (Trouble.Mended gone = cluster.trouble().noEngine(WORKER)) {
      Until.minute("it is down", () -> cluster.swarm().status(WORKER), "down"::equals);
    }
    Until.minute("it is ready", () -> cluster.swarm().status(WORKER), "ready"::equals);
  }
}
