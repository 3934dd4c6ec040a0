package io.graflag.devcluster.bringup;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Subnet;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.PublicKey;
import io.graflag.devcluster.plan.SharedStorage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeArgumentsTest {
  private static final Map<NodeRole, String> IMAGES =
      Map.of(NodeRole.MANAGER, "manager:1", NodeRole.WORKER, "worker:1");

  private static ClusterNode worker(boolean real, String... gpus) {
    return new ClusterNode(
        "worker1", NodeRole.WORKER, HostAddress.parse("172.30.0.11"), List.of(gpus), real);
  }

  private static NodeArguments arguments(
      SharedStorage.Kind kind, String subnet, Isolation isolation, ClusterNode worker) {
    ClusterNode manager =
        new ClusterNode(
            "manager", NodeRole.MANAGER, HostAddress.parse("172.30.0.10"), List.of(), false);
    Plan plan =
        new Plan(
            "g",
            Subnet.parse(subnet),
            List.of(manager, worker),
            new PublicKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIA=="),
            new SharedStorage(kind, "tried"));
    return new NodeArguments(plan, new Labels("c", "o"), isolation, IMAGES);
  }

  private static NodeArguments usual(ClusterNode worker) {
    return arguments(SharedStorage.Kind.VOLUME, "172.30.0.0/24", Isolation.PRIVILEGED, worker);
  }

  @Test
  void givesANodeItsAddressItsNameAndItsVolumes() {
    ClusterNode worker = worker(false);
    assertThat(usual(worker).of(worker))
        .startsWith("run", "--detach", "--init", "--restart", "no")
        .containsSequence("--hostname", "worker1")
        .containsSequence("--ip", "172.30.0.11")
        .containsSequence("--cgroupns", "private")
        .contains("--privileged", "type=volume,src=g-worker1-engine,dst=/var/lib/docker")
        .contains("type=volume,src=g-shared,dst=/shared")
        .doesNotContain("--publish", "--gpus")
        .endsWith("worker:1");
  }

  @Test
  void tellsTheEngineInsideOfTheRegistryAndTheCards() {
    ClusterNode worker = worker(false, "GPU-fake-worker1-1");
    assertThat(usual(worker).of(worker))
        .contains(
            "GRAFLAG_DAEMON={\"insecure-registries\":[\"172.30.0.10:5000\"],"
                + "\"node-generic-resources\":[\"NVIDIA-GPU=GPU-fake-worker1-1\"]}");
  }

  @Test
  void handsRealCardsOnByName() {
    ClusterNode worker = worker(true, "GPU-a", "GPU-b");
    assertThat(usual(worker).of(worker)).containsSequence("--gpus", "\"device=GPU-a,GPU-b\"");
  }

  @Test
  void mountsWhatTheManagerServesByNfs() {
    ClusterNode worker = worker(false);
    NodeArguments nfs =
        arguments(SharedStorage.Kind.NFS, "172.30.0.0/24", Isolation.PRIVILEGED, worker);
    assertThat(nfs.of(worker))
        .contains("GRAFLAG_NFS_SERVER=172.30.0.10")
        .noneMatch(argument -> argument.contains("dst=/shared"));
    assertThat(nfs.of(nfs.plan().manager()))
        .contains("GRAFLAG_SERVES_NFS=yes", "type=volume,src=g-shared,dst=/shared");
  }

  @Test
  void asksForSingleCapabilitiesWherePrivilegeIsRefused() {
    ClusterNode worker = worker(false);
    NodeArguments capable =
        arguments(SharedStorage.Kind.VOLUME, "172.30.0.0/24", Isolation.CAPABILITIES, worker);
    assertThat(capable.of(worker))
        .containsSequence("--cap-add", "ALL", "--cap-drop", "SYS_RESOURCE")
        .containsSequence("--device-cgroup-rule", "a *:* rwm")
        .doesNotContain("--privileged");
  }

  @Test
  void changesItsDigestWithAnythingThatMatters() {
    ClusterNode worker = worker(false);
    String usual = usual(worker).config(worker);
    assertThat(usual(worker).config(worker)).isEqualTo(usual);
    ClusterNode other = worker(false, "GPU-fake-worker1-1");
    assertThat(usual(other).config(other)).isNotEqualTo(usual);
    NodeArguments wider =
        arguments(SharedStorage.Kind.VOLUME, "172.30.0.0/16", Isolation.PRIVILEGED, worker);
    assertThat(wider.config(worker)).isNotEqualTo(usual);
  }
}
