package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Services of runs that nobody waited for. */
@OnCluster
@Order(10)
class CleanupIT {
  private TestCluster cluster;

  @BeforeAll
  void bringImages(TestCluster up) {
    cluster = up.ready();
    cluster.image("exits");
    cluster.image("sleeper");
  }

  @Test
  void removesFinishedServicesOnceTheirEndIsWrittenDown() {
    Experiment going = cluster.detached("-m", "sleeper", "-d", "sample_graph");
    Experiment ended = cluster.detached("-m", "exits", "-d", "sample_graph", "-p", "CODE=9");
    ended.awaitFailure("exit_code");
    cluster.swarm().awaitEnd(ended.service());

    assertThat(cluster.graflag("cleanup").done().out()).contains(ended.name());
    assertThat(ended.services()).as("without --apply it only says").hasSize(1);

    cluster.graflag("cleanup", "--apply").done();
    assertThat(ended.services()).isEmpty();
    assertThat(going.services()).hasSize(1);
    JsonObject details = ended.json("service_details.json");
    assertThat(details.integer("exit_code")).isPresent();
    assertThat(details.object("worker").orElseThrow().requiredText("state")).isEqualTo("failed");
    assertThat(ended.listed().text("reason")).contains("exit_code");
    going.stop();
  }
}
