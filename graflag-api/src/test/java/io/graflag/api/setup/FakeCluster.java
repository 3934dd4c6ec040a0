package io.graflag.api.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.config.Installation;
import io.graflag.api.config.Places;
import io.graflag.api.storage.LocalStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A manager and two workers that are set up; all is as it should be unless told otherwise. */
final class FakeCluster {
  static final String ONE = "10.0.0.2";
  static final String TWO = "10.0.0.3";
  static final String PROBE = "10.0.0.1:5000/graflag-probe:1";

  final FakeSwarm swarm = new FakeSwarm();
  final FakeNodes nodes = new FakeNodes();
  private final Path root;

  FakeCluster(Path root) {
    this.root = root;
    swarm.images.add(PROBE);
    try {
      Files.writeString(
          root.resolve("hosts.yml"), "manager: 10.0.0.1\nworkers: [10.0.0.2, 10.0.0.3]\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<SetupStep> setUp(boolean configureDocker) {
    Properties properties = new Properties();
    properties.setProperty("user.dir", root.toString());
    properties.setProperty("user.home", root.resolve("home").toString());
    Map<String, String> variables =
        Map.of("GRAFLAG_MANAGER_IP", "10.0.0.1", "GRAFLAG_HOSTS_FILE", "hosts.yml");
    Configuration configuration = ConfigurationSearch.of(variables, properties).read();
    Installation empty = new Installation(Optional.of(root), "");
    var storage = new LocalStorage(Places.under(root), Clock.systemUTC());
    List<SetupStep> heard = new ArrayList<>();
    SetupReport report =
        new ClusterSetup(configuration, nodes, swarm, storage, empty, "1.0")
            .run(new SetupRequest(configureDocker), heard::add);
    assertThat(heard).isEqualTo(report.steps());
    return report.steps();
  }

  static SetupStep step(List<SetupStep> steps, String name, String place) {
    return steps.stream()
        .filter(step -> step.name().equals(name) && step.place().contains(place))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " at " + place + " is not among " + steps));
  }
}
