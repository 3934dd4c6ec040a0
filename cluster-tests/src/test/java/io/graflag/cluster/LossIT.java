package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.LiveCommand;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import io.graflag.cluster.testbed.Until;
import io.graflag.core.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whoever owned a run is gone without a word: client, runner, node, manager.
 *
 * <p>A minute without a heartbeat has to pass for two of them. They are lost first, looked at last.
 */
@OnCluster
@Order(14)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LossIT {
  /** A minute, the time between two beats, and what a loaded machine takes. */
  private static final Duration LOST = Duration.ofSeconds(100);

  private TestCluster cluster;
  private Trouble.Mended drained;
  private Experiment withoutClient;
  private Experiment withoutRunner;

  @BeforeAll
  void loseClientAndRunner(TestCluster up) {
    cluster = up.ready();
    cluster.image("sleeper");
    drained = cluster.trouble().drained(Nodes.MANAGER);
    int before = cluster.experimentsOf("slow_build").size();
    try (LiveCommand client =
        cluster.start("run", "-m", "slow_build", "-d", "sample_graph", "--build")) {
      Until.minute(
          "it is claimed", () -> cluster.experimentsOf("slow_build").size(), n -> n > before);
      withoutClient = cluster.newest("slow_build").awaitWritten("building");
      client.kill();
    }
    withoutRunner = sleeper();
    killContainer(withoutRunner);
    cluster.swarm().docker("service", "rm", withoutRunner.service());
  }

  @AfterAll
  void takeTheManagerBack() {
    drained.close();
  }

  @Test
  @Order(1)
  void theyAreTakenForAliveAtFirst() {
    assertThat(withoutClient.listed().requiredText("status")).isEqualTo("building");
    assertThat(withoutRunner.listed().requiredText("status")).isEqualTo("running");
  }

  @Test
  @Order(2)
  void aContainerThatIsKilledUnderAFollowerIsALostRunner() {
    int before = cluster.experimentsOf("sleeper").size();
    try (LiveCommand following =
        cluster.start("run", "--json", "-m", "sleeper", "-d", "sample_graph")) {
      Until.minute("it is claimed", () -> cluster.experimentsOf("sleeper").size(), n -> n > before);
      Experiment run = cluster.newest("sleeper").awaitOutput(text -> text.contains("line 1\n"));
      killContainer(run);
      following.end(Duration.ofSeconds(30)).ended(1);
      assertThat(run.listed().text("reason")).contains("runner_lost");
      assertThat(run.json("service_details.json").integer("exit_code")).contains(137);
      assertThat(run.services()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void aManagerThatDoesNotAnswerLeavesTheLastKnownStatus() {
    Experiment run = sleeper();
    try (Trouble.Mended gone = cluster.trouble().noEngine(Nodes.MANAGER)) {
      JsonObject info = run.listed();
      assertThat(info.requiredText("status")).isEqualTo("running");
      assertThat(info.flag("certain")).contains(false);
      assertThat(info.requiredText("detail")).isNotEmpty();
      Said cleanup = cluster.graflag("cleanup", "--apply");
      assertThat(cleanup.refused()).contains("Docker");
    }
    assertThat(run.awaitListed("running").flag("certain")).contains(true);
    run.stop();
  }

  @Test
  @Order(4)
  void aNodeThatGoesDownTakesItsRunsWithIt() {
    Experiment run = sleeper();
    try (Trouble.Mended down = cluster.trouble().nodeDown(run.node())) {
      run.awaitFailure("node_lost");
      cluster.graflag("cleanup", "--apply").done();
      assertThat(run.services()).isEmpty();
    }
    assertThat(run.listed().text("reason")).contains("node_lost");
  }

  @Test
  @Order(5)
  void aRunWhoseRunnerIsGoneIsLostAfterAMinute() {
    withoutRunner.awaitFailure(LOST, "runner_lost");
  }

  @Test
  @Order(6)
  void aRunWhoseClientIsGoneIsLostAfterAMinute() {
    withoutClient.awaitFailure(LOST, "client_lost");
    assertThat(withoutClient.services()).isEmpty();
  }

  private Experiment sleeper() {
    return cluster
        .detached("-m", "sleeper", "-d", "sample_graph", "-p", "SECONDS=300")
        .awaitOutput(text -> text.contains("line 1\n"));
  }

  private void killContainer(Experiment run) {
    String label = "label=com.docker.swarm.service.name=" + run.service();
    String node = run.node();
    String container = cluster.nodes().on(node, "docker", "ps", "--quiet", "--filter", label);
    cluster.nodes().on(node, "docker", "kill", "--signal", "KILL", container);
  }
}
