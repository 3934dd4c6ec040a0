package io.graflag.api.setup;

import static io.graflag.api.setup.FakeCluster.TWO;
import static io.graflag.api.setup.FakeCluster.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.setup.SetupStep.State;
import io.graflag.core.cluster.HostAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySetupTest {
  private static final String PULL = SetupScript.PULL.text();
  private static final String TLS = "http: server gave HTTP response to HTTPS client";

  @TempDir Path root;
  private FakeCluster cluster;
  private FakeSwarm swarm;
  private FakeNodes nodes;

  @BeforeEach
  void prepare() {
    cluster = new FakeCluster(root);
    swarm = cluster.swarm;
    nodes = cluster.nodes;
  }

  @Test
  void startsARegistryOnTheManagerWhereNobodyAnswers() {
    swarm.registryTrouble = Optional.of("connection refused");
    assertThat(step(cluster.setUp(false), "registry", "root@").state()).isEqualTo(State.DONE);
    var spec = swarm.created.get(0);
    assertThat(spec.name()).isEqualTo("registry");
    assertThat(spec.image()).isEqualTo("registry:2");
    assertThat(spec.volumes()).containsEntry("/var/lib/registry", "registry-data");
    assertThat(spec.hostPorts()).containsExactly(5000);
    assertThat(spec.constraints()).containsExactly("node.role==manager");
  }

  @Test
  void saysHowTheImageOfTheRegistryGetsToTheManager() {
    swarm.registryTrouble = Optional.of("connection refused");
    swarm.hasRegistryImage = false;
    SetupStep step = step(cluster.setUp(false), "registry", "root@");
    assertThat(step.detail()).contains("no image registry:2");
    assertThat(step.hint().orElseThrow()).contains("docker load");
  }

  @Test
  void startsNoSecondRegistryBesideOneThatDockerDoesNotTrust() {
    swarm.registryTrouble = Optional.of("x509: certificate signed by unknown authority");
    SetupStep step = step(cluster.setUp(false), "registry", "root@");
    assertThat(step.state()).isEqualTo(State.FAILED);
    assertThat(step.detail()).contains("A registry answers", "unknown authority");
    assertThat(step.hint().orElseThrow()).contains("/etc/docker/certs.d/10.0.0.1:5000/ca.crt");
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void takesARegistryAwayAgainThatDoesNotComeUp() {
    swarm.registryTrouble = Optional.of("connection refused");
    swarm.startsServices = false;
    HostAddress manager = HostAddress.parse("10.0.0.1");
    Site site = new Site(manager, manager, List.of(), Path.of("/shared"), "");
    RegistryService service = new RegistryService(swarm, site, Duration.ZERO, Duration.ZERO);
    assertThatThrownBy(service::start).hasMessageContaining("it was removed again");
    assertThat(swarm.removed).containsExactly("id");
  }

  @Test
  void letsDockerOfTheManagerUseARegistryWithoutTlsWhereThatIsWanted() {
    swarm.registryTrouble = Optional.of(TLS);
    SetupStep refused = step(cluster.setUp(false), "registry", "root@");
    assertThat(refused.hint().orElseThrow()).contains("insecure-registries", "--configure-docker");
    nodes.during(SetupScript.DAEMON_WRITE, () -> swarm.registryTrouble = Optional.empty());
    SetupStep step = step(cluster.setUp(true), "registry", "root@");
    assertThat(step.state()).isEqualTo(State.DONE);
    assertThat(step.detail()).contains("added to /etc/docker/daemon.json");
  }

  @Test
  void explainsInsecureRegistriesAndTouchesNothing() {
    nodes.worker(TWO, PULL, 1, TLS);
    SetupStep step = step(cluster.setUp(false), "images", TWO);
    assertThat(step.hint().orElseThrow())
        .contains("daemon.json of 10.0.0.3", "\"insecure-registries\": [\"10.0.0.1:5000\"]");
    assertThat(nodes.commands.toString()).doesNotContain(SetupScript.DAEMON_WRITE.text());
  }

  @Test
  void addsTheRegistryToWhatDockerIsToldAlready() {
    nodes
        .worker(TWO, PULL, 1, TLS)
        .worker(
            TWO,
            SetupScript.DAEMON_READ.text(),
            0,
            "{\"debug\": true, \"insecure-registries\": [\"other:1\"]}");
    cluster.setUp(true);
    assertThat(nodes.inputs)
        .filteredOn(input -> input.contains("\"debug\": true"))
        .singleElement()
        .asString()
        .startsWith("/etc/docker/daemon.json\n/var/run/docker.pid\n10.0.0.1:5000\n")
        .contains("\"other:1\",\n    \"10.0.0.1:5000\"");
  }
}
