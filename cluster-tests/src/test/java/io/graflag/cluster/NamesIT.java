package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Names and values that shells, registries and the Swarm would each read in their own way. */
@OnCluster
@Order(6)
class NamesIT {
  private static final String HOSTILE = "a b'c\"d$(touch /tmp/x);\n";
  private static final String METHOD = "gad.net_2.v1";
  private static final String DATASET = "d" + "0123456789".repeat(5) + "-last.set";
  private TestCluster cluster;

  @BeforeAll
  void bringMethod(TestCluster up) {
    cluster = up.ready();
    cluster.shared().write("datasets/" + DATASET + "/edges.csv", "src,dst\n0,1\n");
    cluster.image(METHOD);
  }

  @AfterAll
  void removeDataset() {
    cluster.shared().remove("datasets/" + DATASET);
  }

  @Test
  void aHostileValueArrivesByteForByteAndDoesNothing() throws Exception {
    Path here = Path.of("/tmp/x");
    boolean wasHere = Files.exists(here);
    Experiment run = cluster.completed("-m", METHOD, "-d", DATASET, "-p", "TEXT=" + HOSTILE);
    assertThat(run.bytes("args.bin")).asString().isEqualTo("--text\0" + HOSTILE + "\0");
    assertThat(run.text("tmp.txt").lines()).as("in the container").doesNotContain("x");
    assertThat(Nodes.ALL)
        .allMatch(
            node -> cluster.nodes().on(node, "ls", "-A", "/tmp").lines().noneMatch("x"::equals));
    assertThat(Files.exists(here)).isEqualTo(wasHere);
  }

  @Test
  void theServiceHasANameThatTheSwarmAcceptsAndALabelWithTheWholeOne() {
    assertThat(DATASET).hasSize(60);
    Experiment run = cluster.detached("-m", METHOD, "-d", DATASET);
    assertThat(run.service()).matches("exp-[0-9a-f]{20}");
    assertThat(run.json("service_details.json").requiredText("service_name"))
        .isEqualTo(run.service());
    run.awaitListed("completed");
  }

  @Test
  void anEvaluationUnderSuchNamesWorks() {
    Instant before = Instant.now();
    Experiment run =
        cluster.experiment(cluster.run("-m", METHOD, "-d", DATASET, "--evaluate").done());
    assertThat(run.json("eval/evaluation.json").object("metrics").orElseThrow().number("auc_roc"))
        .contains(1.0);
    assertThat(cluster.swarm().made(before)).anyMatch(name -> name.matches("eval-[0-9a-f]{20}"));
  }
}
