package io.graflag.cluster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.LiveCommand;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.Outside;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import io.graflag.cluster.testbed.Until;
import io.graflag.core.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nodes that go away under a run, for good or for a while. */
@OnFaultyCluster
@Order(1)
class NodeFaults {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private TestCluster cluster;
  private FaultTable table;
  private Trouble.Mended drained;

  @BeforeAll
  void bringImage(TestCluster up, FaultTable faults) {
    cluster = up.ready();
    table = faults;
    cluster.image("sleeper");
    drained = cluster.trouble().drained(Nodes.MANAGER);
  }

  @AfterEach
  void nothingIsLeft() {
    cluster.swarm().awaitReady();
    Remains.awaitNone(cluster);
  }

  @AfterAll
  void takeTheManagerBack() {
    drained.close();
  }

  @Test
  void aWorkerIsKilled() {
    try (LiveCommand client = follow(300)) {
      Experiment run = begun();
      Stopwatch watch = new Stopwatch();
      try (Trouble.Mended down = cluster.trouble().nodeDown(run.node())) {
        JsonObject listed = run.awaitFailure(LIMIT, "node_lost");
        table.add(Fault.WORKER_KILLED, listed, watch.time());
        client.end(Duration.ofSeconds(30)).ended(1);
      }
    }
  }

  @Test
  void aWorkerIsCutOffAndComesBack() {
    try (LiveCommand client = follow(300)) {
      Experiment run = begun();
      String node = run.node();
      Stopwatch watch = new Stopwatch();
      try (Trouble.Mended cut = cluster.trouble().cutOff(node)) {
        JsonObject listed = run.awaitFailure(LIMIT, "node_lost");
        table.add(Fault.WORKER_PARTITIONED, listed, watch.time());
        client.end(Duration.ofSeconds(30)).ended(1);
      }
      Until.minute("its task is ended", () -> containers(node), String::isEmpty);
      assertThat(run.listed().text("reason")).as("the last word stays").contains("node_lost");
    }
  }

  @Test
  void theEngineOfTheManagerIsRestarted() {
    try (LiveCommand client = follow(30)) {
      Experiment run = begun();
      Stopwatch watch = new Stopwatch();
      try (Trouble.Mended gone = cluster.trouble().noEngine(Nodes.MANAGER)) {
        assertThat(run.listed().requiredText("status")).isEqualTo("running");
      }
      client.end(Duration.ofMinutes(2)).done();
      table.add(Fault.MANAGER_ENGINE_RESTARTED, run.listed(), watch.time());
    }
  }

  @Test
  void theManagerIsRestarted() {
    try (LiveCommand client = follow(45)) {
      Experiment run = begun();
      Stopwatch watch = new Stopwatch();
      Outside.run("docker", "restart", Nodes.container(Nodes.MANAGER));
      cluster.nodes().awaitEngine(Nodes.MANAGER);
      client.end(Duration.ofMinutes(2)).done();
      table.add(Fault.MANAGER_RESTARTED, run.listed(), watch.time());
      assertThat(run.text("method_output.txt")).contains("line 225");
    }
  }

  @Test
  void aNodeIsDrained() {
    try (LiveCommand client = follow(300)) {
      Experiment run = begun();
      Stopwatch watch = new Stopwatch();
      try (Trouble.Mended away = cluster.trouble().drained(run.node())) {
        client.end(LIMIT).ended(1);
        table.add(Fault.NODE_DRAINED, run.listed(), watch.time());
        assertThat(run.listed().requiredText("status")).isEqualTo("failed");
      }
    }
  }

  @Test
  void aServiceIsRemoved() {
    try (LiveCommand client = follow(300)) {
      Experiment run = begun();
      Stopwatch watch = new Stopwatch();
      cluster.swarm().docker("service", "rm", run.service());
      client.end(LIMIT).ended(1);
      table.add(Fault.SERVICE_REMOVED, run.listed(), watch.time());
      assertThat(run.listed().text("reason")).contains("signal");
    }
  }

  private LiveCommand follow(int seconds) {
    int before = cluster.experimentsOf("sleeper").size();
    LiveCommand client =
        cluster.start(
            "run", "--tee", "-m", "sleeper", "-d", "sample_graph", "-p", "SECONDS=" + seconds);
    Until.minute("it is claimed", () -> cluster.experimentsOf("sleeper").size(), n -> n > before);
    return client;
  }

  private Experiment begun() {
    return cluster.newest("sleeper").awaitOutput(text -> text.contains("line 1\n"));
  }

  private String containers(String node) {
    String ours = "label=com.docker.swarm.service.name";
    return cluster.nodes().on(node, "docker", "ps", "--quiet", "--filter", ours);
  }
}
