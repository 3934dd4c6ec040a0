package io.graflag.devcluster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCheckTest {
  private static final String THREE =
      "subnet: 172.30.0.0/24\nmanager: 172.30.0.10\nworkers: [172.30.0.11, 172.30.0.12]\n";

  @TempDir Path folder;

  @Test
  void plansTheManagerAndAllWorkers() {
    Plan plan = check(THREE, Optional.empty(), 0, StorageWish.AUTO).plan("graflag", List.of());
    assertThat(plan.nodes())
        .extracting(ClusterNode::name)
        .containsExactly("manager", "worker1", "worker2");
    assertThat(plan.workers())
        .extracting(node -> node.address().value())
        .containsExactly("172.30.0.11", "172.30.0.12");
    assertThat(plan.registry()).isEqualTo("172.30.0.10:5000");
    assertThat(plan.storage())
        .isEqualTo(new SharedStorage(SharedStorage.Kind.VOLUME, "this kernel cannot mount NFS"));
  }

  @Test
  void takesTheFirstWorkersWhereFewerAreWanted() {
    assertThat(check(THREE, Optional.of(1), 0, StorageWish.AUTO).plan("g", List.of()).workers())
        .extracting(node -> node.address().value())
        .containsExactly("172.30.0.11");
  }

  @Test
  void namesFakeCardsSoThatDockerTakesThemForNoCount() {
    Plan plan = check(THREE, Optional.empty(), 2, StorageWish.AUTO).plan("g", List.of("GPU-1"));
    assertThat(plan.manager().gpus()).containsExactly("GPU-fake-manager-1", "GPU-fake-manager-2");
    assertThat(plan.nodes()).noneMatch(ClusterNode::real);
  }

  @Test
  void dealsRealCardsOutSoThatNoneIsAdvertisedTwice() {
    Plan plan =
        check(THREE, Optional.empty(), 0, StorageWish.AUTO)
            .plan("g", List.of("GPU-a", "GPU-b", "GPU-c"));
    assertThat(plan.nodes())
        .extracting(ClusterNode::gpus)
        .containsExactly(List.of(), List.of("GPU-a", "GPU-c"), List.of("GPU-b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          manager: 172.30.0.10 | names no subnet
          subnet: 172.30.0.0/24 | names no manager
          {subnet: 172.30.0.0/24, manager: 172.30.0.10, workers: [172.30.0.10]} | stands a second time
          {subnet: 172.30.0.0/24, manager: 172.31.0.10} | is not in subnet 172.30.0.0/24
          {subnet: 172.30.0.0/24, manager: node1} | is a name; a development cluster needs an IPv4 address
          {subnet: 172.30.0.0/24, manager: 172.30.0.0} | is the network
          {subnet: 172.30.0.0/24, manager: 172.30.0.1} | is needed for the gateway
          {subnet: 172.30.0.0/24, manager: 172.30.0.255} | is the broadcast address
          {subnet: 172.30.0.8/30, manager: 172.30.0.10} | is of no use here
          {subnet: 172.30.0.0/24, manager: 172.30.0.10, nodes: 3} | unknown key
          {subnet: 172.30.0.0/24, manager: 172.30.0.2, workers: [172.30.0.3, 172.30.0.4, 172.30.0.5, 172.30.0.6, 172.30.0.7]} | names 5 workers; a development cluster has at most 4
          """)
  void refusesHostsThatMakeNoCluster(String hosts, String problem) {
    assertThat(check(hosts, Optional.empty(), 0, StorageWish.AUTO).problems())
        .singleElement()
        .asString()
        .contains("hosts.yml", problem);
  }

  @Test
  void findsAllProblemsTogether() {
    ClusterWishes wishes =
        new ClusterWishes(
            write("hosts.yml", THREE.replace("0.12", "9.12")),
            folder.resolve("none.pub"),
            Optional.empty(),
            0,
            StorageWish.NFS);
    assertThat(PlanCheck.of(wishes, filesystems("nodev\ttmpfs\n")).problems())
        .hasSize(3)
        .anyMatch(problem -> problem.contains("172.30.9.12 is not in subnet"))
        .anyMatch(problem -> problem.contains("There is no public key"))
        .anyMatch(problem -> problem.contains("this kernel cannot mount NFS 4"));
  }

  @Test
  void refusesMoreWorkersThanTheFileNames() {
    assertThat(check(THREE, Optional.of(3), 0, StorageWish.AUTO).problems())
        .singleElement()
        .asString()
        .startsWith("--workers 3: ")
        .endsWith("names 2 workers.");
  }

  @Test
  void sharesByNfsWhereTheKernelHasIt() {
    ClusterWishes wishes = wishes(THREE, Optional.empty(), 0, StorageWish.AUTO);
    Path kernel = filesystems("nodev\tnfs\nnodev\tnfs4\n\text4\n");
    assertThat(PlanCheck.of(wishes, kernel).plan("g", List.of()).storage().isNfs()).isTrue();
    assertThat(SharedStorage.hasNfs(filesystems("nodev\tnfs\n\tnfs40\n"))).isFalse();
    assertThat(SharedStorage.hasNfs(folder.resolve("no-such-list"))).isFalse();
  }

  @Test
  void refusesCountsThatMakeNoSense() {
    assertThatThrownBy(() -> wishes(THREE, Optional.of(-1), 0, StorageWish.AUTO))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
    assertThatThrownBy(() -> wishes(THREE, Optional.empty(), 65, StorageWish.AUTO))
        .hasMessageContaining("--fake-gpus must be 0 to 64, not 65");
  }

  private PlanCheck check(String hosts, Optional<Integer> workers, int gpus, StorageWish storage) {
    return PlanCheck.of(wishes(hosts, workers, gpus, storage), filesystems("\text4\n"));
  }

  private ClusterWishes wishes(
      String hosts, Optional<Integer> workers, int gpus, StorageWish storage) {
    Path key = write("key.pub", PublicKeyTest.KEY);
    return new ClusterWishes(write("hosts.yml", hosts), key, workers, gpus, storage);
  }

  private Path filesystems(String text) {
    return write("filesystems", text);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
