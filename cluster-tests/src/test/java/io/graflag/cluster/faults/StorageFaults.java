package io.graflag.cluster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A SHARED_DIR that takes nothing more. */
@OnFaultyCluster
@Order(3)
class StorageFaults {
  private TestCluster cluster;
  private FaultTable table;

  @BeforeAll
  void bringImages(TestCluster up, FaultTable faults) {
    cluster = up.ready();
    table = faults;
    cluster.image("filler");
    cluster.image("echo_args");
  }

  @AfterEach
  void nothingIsLeft() {
    Remains.awaitNone(cluster);
  }

  @Test
  void aRunFillsIt() {
    try (Trouble.Mended small = cluster.trouble().smallExperiments()) {
      Stopwatch watch = new Stopwatch();
      cluster.run("-m", "filler", "-d", "sample_graph").ended(1);
      Experiment run = cluster.newest("filler");
      table.add(Fault.SHARED_DIR_FULL, run.listed(), watch.time());
      assertThat(run.listed().text("reason")).contains("disk_full");
      Remains.awaitNone(cluster);
    }
  }

  @Test
  void itIsFullBeforeARun() {
    try (Trouble.Mended small = cluster.trouble().smallExperiments()) {
      String fill = "cat /dev/zero > /shared/experiments/all 2> /dev/null || true";
      cluster.nodes().on(Nodes.MANAGER, "sh", "-c", fill);
      Said said = cluster.run("-m", "echo_args", "-d", "sample_graph").ended(1);
      assertThat(said.err()).contains("bytes are free").doesNotContain("\tat ");
      assertThat(cluster.experimentsOf("echo_args")).isEmpty();
      table.add(Fault.SHARED_DIR_FULL_BEFORE, "none", "refused", Duration.ZERO);
    }
  }

  @Test
  void itIsReadOnlyOnTheManager() {
    int before = cluster.experimentsOf("echo_args").size();
    try (Trouble.Mended readOnly = cluster.trouble().readOnly(Nodes.MANAGER)) {
      Said said = cluster.run("-m", "echo_args", "-d", "sample_graph").ended(1);
      assertThat(said.err()).contains("Read-only").doesNotContain("\tat ");
    }
    assertThat(cluster.experimentsOf("echo_args")).hasSize(before);
    table.add(Fault.SHARED_DIR_READ_ONLY, "none", "refused", Duration.ZERO);
  }

  @Test
  void itIsReadOnlyOnAWorker() {
    try (Trouble.Mended manager = cluster.trouble().drained(Nodes.MANAGER);
        Trouble.Mended other = cluster.trouble().drained(Nodes.WORKERS.get(1));
        Trouble.Mended readOnly = cluster.trouble().readOnly(Nodes.WORKERS.get(0))) {
      Stopwatch watch = new Stopwatch();
      cluster.run("-m", "echo_args", "-d", "sample_graph").ended(1);
      Experiment run = cluster.newest("echo_args");
      table.add(Fault.SHARED_DIR_READ_ONLY_THERE, run.listed(), watch.time());
      assertThat(run.listed().requiredText("status")).isEqualTo("failed");
    }
  }
}
