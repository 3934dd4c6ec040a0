package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Outside;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the other tests stand on: the cluster, its user, its images. */
@OnCluster
@Order(0)
class GroundIT {
  private static final String WORKER = Nodes.WORKERS.get(1);
  private TestCluster cluster;

  @BeforeAll
  void take(TestCluster up) {
    cluster = up;
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
  void theManagerIsLetInByEachWorker() {
    for (String worker : Nodes.WORKERS) {
      String address = cluster.addresses().of(worker);
      String name =
          cluster.nodes().on(Nodes.MANAGER, "ssh", "-o", "BatchMode=yes", address, "hostname");
      assertThat(name).isEqualTo(worker);
    }
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
}
