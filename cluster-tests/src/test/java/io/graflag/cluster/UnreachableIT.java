package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Client;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Trouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Clusters that a user cannot get at, and what the user is told. */
@OnCluster
@Order(11)
class UnreachableIT {
  private TestCluster cluster;
  private Trouble trouble;

  @BeforeAll
  void bringImage(TestCluster up) {
    cluster = up.ready();
    cluster.image("echo_args");
    trouble = cluster.trouble();
  }

  @Test
  void anAddressWhereNobodyIsIsNamed() {
    assertThat(run(trouble.nobodyThere())).contains(cluster.addresses().nobody());
  }

  @Test
  void aKeyThatTheManagerDoesNotKnowIsNamed() {
    Client user = trouble.strangeKey();
    assertThat(run(user)).contains(user.settings().get("SSH_KEY"), cluster.addresses().manager());
  }

  @Test
  void aKeyWithAPassphraseThatNobodyIsThereToTypeIsNamed() {
    Client user = trouble.lockedKey();
    assertThat(run(user)).contains(user.settings().get("SSH_KEY")).contains("passphrase");
  }

  @Test
  void aChangedHostKeyIsRefusedWithTheLineToRemove() {
    Client user = trouble.changedHostKey();
    assertThat(run(user)).contains(user.knownHosts().toString(), cluster.addresses().manager());
    assertThat(
            user.with("HOST_KEY_CHECKING", "accept-new").graflag("list", "experiments").refused())
        .contains(user.knownHosts() + ":1");
  }

  @Test
  void aManagerWithoutDockerIsNamed() {
    try (Trouble.Mended gone = trouble.noEngine(Nodes.MANAGER)) {
      assertThat(run(cluster.client())).contains("Docker", cluster.addresses().manager());
    }
  }

  @Test
  void aWorkerIsNoManager() {
    Client user = trouble.workerAsManager();
    assertThat(run(user))
        .contains(user.settings().get("MANAGER_IP"))
        .containsIgnoringCase("manager");
  }

  private static String run(Client user) {
    return user.graflag("run", "-m", "echo_args", "-d", "sample_graph").refused();
  }
}
