package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Images that start no runner: the Swarm alone knows how they stand. */
@OnCluster
@Order(7)
class BareImageIT {
  private TestCluster cluster;

  @BeforeAll
  void bringImage(TestCluster up) {
    cluster = up.ready();
    cluster.image("bare");
  }

  @Test
  void oneThatEndsWithoutResultsHasFailed() {
    Experiment run = cluster.experiment(cluster.run("-m", "bare", "-d", "sample_graph").ended(1));
    assertThat(run.listed().text("reason")).contains("no_results");
    assertThat(run.json("service_details.json").integer("exit_code")).contains(0);
    assertThat(run.services()).isEmpty();
    assertThat(cluster.graflag("logs", "-e", run.name()).done().out())
        .contains("0 seconds without a runner");
  }

  @Test
  void oneThatRunsIsAsItsFilesSayAndCanBeStopped() {
    Experiment run = cluster.detached("-m", "bare", "-d", "sample_graph", "-p", "SECONDS=300");
    cluster.swarm().awaitRunning(run.service());
    assertThat(run.listed().requiredText("status")).isEqualTo("building");
    cluster.shared().remove("experiments/" + run.name() + "/status.json");
    assertThat(run.listed().requiredText("status")).isEqualTo("running");
    assertThat(run.stop().took()).isLessThan(Duration.ofSeconds(20));
    assertThat(run.listed().requiredText("status")).isEqualTo("stopped");
    assertThat(run.services()).isEmpty();
  }
}
