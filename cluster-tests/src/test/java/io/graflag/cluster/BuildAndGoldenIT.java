package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import io.graflag.core.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Build, run on a worker, evaluate: the figure that the authors' program gives, on a cluster. */
@OnCluster
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BuildAndGoldenIT {
  private static final double GOLDEN_AUC = 0.9843733297725276;
  private TestCluster cluster;
  private Trouble.Mended drained;
  private Experiment run;

  @BeforeAll
  void bringData(TestCluster up) {
    cluster = up.ready();
    cluster.shared().bringShippedMethod("midas_f");
    cluster.shared().bringReal("anograph_darpa", "darpa");
    drained = cluster.trouble().drained(Nodes.MANAGER);
  }

  @AfterAll
  void takeTheManagerBack() {
    drained.close();
    // 4.5 million scores would travel with each build that follows.
    cluster.experimentsOf("midas_f").forEach(Experiment::forget);
    cluster.shared().remove("datasets/darpa");
  }

  @Test
  @Order(1)
  void aMethodIsBuiltAndRunsOnAWorker() {
    run = cluster.completed("-m", "midas_f", "-d", "darpa", "--build");
    assertThat(run.listed().requiredText("status")).isEqualTo("completed");
    JsonObject details = run.json("service_details.json");
    assertThat(details.requiredText("node_name")).isIn(Nodes.WORKERS);
    assertThat(details.requiredText("image_digest")).startsWith("sha256:");
    assertThat(details.requiredInteger("exit_code")).isZero();
    assertThat(details.requiredText("service_name")).isEqualTo(run.name());
    assertThat(run.services()).isEmpty();
    assertThat(run.text("build.log")).contains("eclipse-temurin:17-jre");
  }

  @Test
  @Order(2)
  void theRecordForAReplayIsOlderThanTheService() {
    JsonObject config = run.json("service_config.json");
    JsonObject details = run.json("service_details.json");
    assertThat(config.requiredText("image_digest")).isEqualTo(details.requiredText("image_digest"));
    assertThat(config.requiredText("registry_image"))
        .isEqualTo(cluster.addresses().registry() + "/midas_f:latest");
    assertThat(config.requiredText("data_path")).isEqualTo("/shared/datasets/darpa/");
    String written =
        cluster
            .nodes()
            .on(
                Nodes.MANAGER,
                "stat",
                "--format",
                "%Y",
                "/shared/experiments/" + run.name() + "/service_config.json");
    assertThat(Instant.ofEpochSecond(Long.parseLong(written)))
        .isBeforeOrEqualTo(details.moment("created_at_docker").orElseThrow().toInstant());
  }

  @Test
  @Order(3)
  void theEvaluationIsAServiceAndGivesTheGoldenFigure() {
    Instant before = Instant.now();
    JsonObject found = cluster.graflag("evaluate", "-e", run.name(), "--json").done().json();
    JsonObject metrics = found.object("metrics").orElseThrow();
    assertThat(metrics.number("auc_roc").orElseThrow()).isCloseTo(GOLDEN_AUC, within(1e-9));
    assertThat(metrics.integer("num_samples")).contains(4_554_344);
    assertThat(cluster.swarm().made(before)).anyMatch(name -> name.startsWith("eval"));
    assertThat(cluster.swarm().services()).noneMatch(name -> name.startsWith("eval"));
    assertThat(run.has("eval/roc_curve.png")).isTrue();
  }
}
