package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.setup.FakeSwarm;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.SwarmService;
import io.graflag.api.swarm.SwarmTask;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterViewTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-09T12:00:00Z");

  @TempDir Path root;
  private final FakeSwarm swarm = new FakeSwarm();

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(root.resolve("methods/midas"));
    Files.createDirectories(root.resolve("experiments/exp__midas__toy__20260309_120000"));
    Path library = Files.createDirectories(root.resolve("libs/graflag_runner"));
    Files.writeString(
        library.resolve(".graflag.json"),
        "{\"version\": \"1.2\", \"sha256\": \"00\", \"entries\": [\"lib\"]}");
  }

  private ClusterInfo look() {
    Properties properties = new Properties();
    properties.setProperty("user.dir", root.toString());
    properties.setProperty("user.home", root.toString());
    Configuration configuration =
        ConfigurationSearch.of(Map.of("GRAFLAG_MANAGER_IP", "10.0.0.1"), properties).read();
    try (LocalShell shell = new LocalShell()) {
      return new ClusterView(configuration, shell, swarm, root, "10.0.0.1:5000").info();
    }
  }

  private void run(String id, TaskState state, Optional<String> node, Optional<String> error) {
    swarm.services.add(
        new SwarmService(id, id, "image", NOON, Map.of(Swarm.EXPERIMENT, id), 1, 0, 0));
    swarm.tasks.add(
        new SwarmTask(
            "t" + id,
            id,
            node,
            state,
            TaskState.RUNNING,
            "said",
            error,
            OptionalInt.empty(),
            NOON,
            NOON,
            node.isPresent() ? 1 : 0));
  }

  @Test
  void countsTheCardsThatRunsHaveTaken() {
    run("a", TaskState.RUNNING, Optional.of("w1"), Optional.empty());
    run("b", TaskState.COMPLETE, Optional.of("w1"), Optional.empty());
    ClusterInfo.Node node = look().workerNodes().get(0);
    assertThat(node.gpusTotal()).isEqualTo(2);
    assertThat(node.gpusUsed()).isEqualTo(1);
    assertThat(node.gpusFree()).isEqualTo(1);
    assertThat(node.cpus()).isEqualTo(4.0);
  }

  @Test
  void saysInSwarmsWordsWhyARunWaits() {
    run("a", TaskState.PENDING, Optional.empty(), Optional.of("no suitable node"));
    ServiceInfo service = look().services().get(0);
    assertThat(service.status()).isEqualTo("pending");
    assertThat(service.detail()).contains("no suitable node");
  }

  @Test
  void readsWhatSharedDirHoldsAndWhatIsInstalled() {
    ClusterInfo info = look();
    assertThat(info.sharedContents())
        .containsExactly(
            new ClusterInfo.Content("methods", 1),
            new ClusterInfo.Content("datasets", 0),
            new ClusterInfo.Content("experiments", 1));
    assertThat(info.libraries()).containsExactly(new ClusterInfo.Library("graflag_runner", "1.2"));
    assertThat(info.freeBytes()).hasValueSatisfying(free -> assertThat(free).isPositive());
    assertThat(info.registry().orElseThrow().isReachable()).isTrue();
    assertThat(info.error()).isEmpty();
  }

  @Test
  void saysWhatDoesNotAnswerAndShowsTheRest() {
    swarm.down = Optional.of(GraflagException.of(Kind.UNREACHABLE, "Docker is down."));
    swarm.registryTrouble = Optional.of("No registry.");
    ClusterInfo info = look();
    assertThat(info.error()).contains("Docker is down.");
    assertThat(info.swarmInitialized()).isFalse();
    assertThat(info.isConnected()).isTrue();
    assertThat(info.sharedContents()).hasSize(3);
    assertThat(info.registry().orElseThrow().problem()).contains("No registry.");
  }
}
