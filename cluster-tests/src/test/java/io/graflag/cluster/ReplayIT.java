package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs again what a record says, also one that the original wrote. */
@OnCluster
@Order(3)
class ReplayIT {
  private static final Path ORIGINAL = Path.of("src/test/resources/original/service_config.json");
  private TestCluster cluster;

  @BeforeAll
  void bringDataset(TestCluster up) {
    cluster = up.ready();
    cluster.shared().write("datasets/toy/edges.csv", "src,dst\n0,1\n");
    cluster.image("fixture");
  }

  @Test
  void theRecordOfTheOriginalRunsAgain() {
    Experiment run =
        cluster.completed("--from-config", ORIGINAL.toAbsolutePath().toString(), "--no-gpu");
    assertThat(run.name()).startsWith("exp__fixture__toy__");
    assertThat(run.text("args.bin").split("\0"))
        .containsExactly(
            "--batch_size",
            "128",
            "--learning_rate",
            "0.01",
            "--max_epoch",
            "100",
            "--note",
            "a=b # not a comment",
            "--seed",
            "1");
  }

  @Test
  void itsMarkForGpusIsNoWish() {
    Experiment run = cluster.completed("--from-config", ORIGINAL.toAbsolutePath().toString());
    JsonObject config = run.json("service_config.json");
    assertThat(config.requiredText("manager_ip")).isEqualTo(cluster.addresses().manager());
    assertThat(config.integer("gpu_count").orElse(0)).isLessThanOrEqualTo(1);
  }

  @Test
  void aRecordOfOursGivesTheSameImageAndParameters() {
    Experiment first =
        cluster.completed("-m", "fixture", "-d", "toy", "-p", "SEED=7", "--memory", "512m");
    Experiment again = cluster.completed("--from-config", first.name());
    assertThat(again.bytes("args.bin")).isEqualTo(first.bytes("args.bin"));
    JsonObject one = first.json("service_config.json");
    JsonObject other = again.json("service_config.json");
    assertThat(other.requiredText("image_digest")).isEqualTo(one.requiredText("image_digest"));
    assertThat(other.object("limits").orElseThrow().values())
        .isEqualTo(one.object("limits").orElseThrow().values());
  }
}
