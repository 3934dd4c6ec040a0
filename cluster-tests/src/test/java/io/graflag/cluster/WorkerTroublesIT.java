package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Images that no worker has and none can get. */
@OnCluster
@Order(12)
class WorkerTroublesIT {
  private TestCluster cluster;
  private Trouble.Mended drained;

  @BeforeAll
  void bringImage(TestCluster up) {
    cluster = up.ready();
    cluster.image("unpullable");
    drained = cluster.trouble().drained(Nodes.MANAGER);
  }

  @AfterAll
  void takeTheManagerBack() {
    drained.close();
  }

  @Test
  void aRegistryThatIsDownIsNamedAndLeavesNoRunBehindThatSeemsToGoOn() {
    try (Trouble.Mended gone = cluster.trouble().noRegistry()) {
      Said said = cluster.run("-m", "unpullable", "-d", "sample_graph").ended(1);
      assertThat(said.out() + said.err()).contains(cluster.addresses().registry());
      List<Experiment> runs = cluster.experimentsOf("unpullable");
      assertThat(runs).allMatch(run -> run.listed().requiredText("status").equals("failed"));
      assertThat(runs).allMatch(run -> run.services().isEmpty());
    }
  }

  @Test
  void aLayerThatTheRegistryHasLostIsAnImageThatCannotBePulled() {
    cluster.trouble().loseLayers("unpullable");
    Said said = cluster.run("-m", "unpullable", "-d", "sample_graph").ended(1);
    Experiment run = cluster.experiment(said);
    assertThat(run.listed().text("reason")).contains("image_pull");
    assertThat(run.listed().requiredText("detail")).contains("unpullable");
    assertThat(run.services()).isEmpty();
  }
}
