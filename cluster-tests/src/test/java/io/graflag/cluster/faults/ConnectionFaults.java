package io.graflag.cluster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.LiveCommand;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import io.graflag.cluster.testbed.Until;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Connections that break while something is on its way. */
@OnFaultyCluster
@Order(2)
class ConnectionFaults {
  private TestCluster cluster;
  private FaultTable table;

  @BeforeAll
  void bringImage(TestCluster up, FaultTable faults) {
    cluster = up.ready();
    table = faults;
    cluster.image("sleeper");
  }

  @AfterEach
  void nothingIsLeft() {
    Remains.awaitNone(cluster);
  }

  @Test
  void theConnectionOfAFollowerIsReset() {
    Experiment run = sleeper(20);
    try (LiveCommand logs = cluster.start("logs", "-f", "-e", run.name())) {
      for (String line : new String[] {"line 5\n", "line 30\n", "line 60\n"}) {
        logs.awaitOut(out -> out.contains(line));
        cluster.trouble().resetConnections();
      }
      assertSawAll(run, logs.end(Duration.ofMinutes(2)).done());
    }
    cluster.graflag("cleanup", "--apply").done();
    table.add(Fault.CONNECTION_RESET, run.listed(), Duration.ZERO);
  }

  @Test
  void theConnectionOfAFollowerFallsSilent() {
    Experiment run = sleeper(20);
    try (LiveCommand logs = cluster.start("logs", "-f", "-e", run.name())) {
      logs.awaitOut(out -> out.contains("line 5\n"));
      try (Trouble.Mended silent = cluster.trouble().silence(Duration.ofSeconds(60))) {
        assertThat(logs.goesOn()).isTrue();
      }
      assertSawAll(run, logs.end(Duration.ofMinutes(2)).done());
    }
    cluster.graflag("cleanup", "--apply").done();
    table.add(Fault.CONNECTION_SILENT, run.listed(), Duration.ZERO);
  }

  @Test
  void theRegistryStopsWhileAnImageIsSent() {
    cluster.shared().write("methods/heavy/salt", "push " + System.nanoTime());
    try (LiveCommand client =
        cluster.start("run", "-m", "heavy", "-d", "sample_graph", "--build")) {
      Until.minute(
          "it is sent", () -> client.out() + client.err(), text -> text.contains("Sending "));
      Stopwatch watch = new Stopwatch();
      try (Trouble.Mended gone = cluster.trouble().noRegistry()) {
        Said said = client.end(Duration.ofMinutes(2)).ended(1);
        assertThat(said.err()).contains("registry").doesNotContain("\tat ");
        Experiment run = cluster.newest("heavy");
        assertThat(run.listed().text("reason")).contains("image_build");
        table.add(Fault.REGISTRY_DOWN_DURING_PUSH, run.listed(), watch.time());
      }
    }
  }

  @Test
  void theRegistryStopsWhileAnImageIsFetched() {
    cluster.shared().write("methods/heavy/salt", "pull " + System.nanoTime());
    cluster.image("heavy");
    try (Trouble.Mended drained = cluster.trouble().drained(Nodes.MANAGER);
        LiveCommand client = cluster.start("run", "--json", "-m", "heavy", "-d", "sample_graph")) {
      cluster.trouble().awaitPull();
      Stopwatch watch = new Stopwatch();
      try (Trouble.Mended gone = cluster.trouble().noRegistry()) {
        client.end(Duration.ofMinutes(3)).ended(1);
        Experiment run = cluster.newest("heavy");
        assertThat(run.listed().text("reason")).contains("image_pull");
        table.add(Fault.REGISTRY_DOWN_DURING_PULL, run.listed(), watch.time());
      }
    }
  }

  private Experiment sleeper(int seconds) {
    return cluster.detached("-m", "sleeper", "-d", "sample_graph", "-p", "SECONDS=" + seconds);
  }

  /** Byte for byte, whatever broke in between. */
  private static void assertSawAll(Experiment run, Said said) {
    assertThat(said.out()).isEqualTo(run.text("method_output.txt") + "\n");
  }
}
