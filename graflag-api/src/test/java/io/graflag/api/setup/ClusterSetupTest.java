package io.graflag.api.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationSearch;
import io.graflag.api.config.Installation;
import io.graflag.api.config.Places;
import io.graflag.api.setup.SetupStep.State;
import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSetupTest {
  private static final String ONE = "10.0.0.2";
  private static final String TWO = "10.0.0.3";
  private static final String WORKER = SetupScript.WORKER.text();
  private static final String PULL = SetupScript.PULL.text();
  private static final String PROBE = "10.0.0.1:5000/graflag-probe:1";
  private static final String TLS = "http: server gave HTTP response to HTTPS client";

  @TempDir Path root;
  private final FakeSwarm swarm = new FakeSwarm();
  private final FakeNodes nodes = new FakeNodes();

  @BeforeEach
  void prepare() {
    swarm.images.add(PROBE);
    hosts("manager: 10.0.0.1\nworkers: [10.0.0.2, 10.0.0.3]\n");
  }

  private void hosts(String text) {
    try {
      Files.writeString(root.resolve("hosts.yml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<SetupStep> setUp(boolean configureDocker) {
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

  private static SetupStep step(List<SetupStep> steps, String name, String place) {
    return steps.stream()
        .filter(step -> step.name().equals(name) && step.place().contains(place))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " at " + place + " is not among " + steps));
  }

  @Test
  void leavesAClusterAloneThatIsReady() {
    List<SetupStep> steps = setUp(false);
    assertThat(steps.stream().filter(step -> !step.place().equals("SHARED_DIR")))
        .hasSize(12)
        .allMatch(step -> step.state() == State.ALREADY);
    assertThat(swarm.inits).isEmpty();
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void makesASwarmAtTheAddressOfTheManager() {
    swarm.inSwarm = false;
    assertThat(step(setUp(false), "Swarm", "10.0.0.1").state()).isEqualTo(State.DONE);
    assertThat(swarm.inits).containsExactly("10.0.0.1");
  }

  @Test
  void doesNothingOnAManagerThatIsNotReached() {
    nodes.manager(SetupScript.MANAGER, 1, "");
    List<SetupStep> steps = setUp(false);
    assertThat(steps)
        .extracting(SetupStep::state)
        .containsExactly(State.ALREADY, State.FAILED, State.SKIPPED);
    assertThat(swarm.inits).isEmpty();
  }

  @Test
  void namesTheProgramsThatAreMissing() {
    nodes.manager(SetupScript.MANAGER, 0, "missing awk\nno-ssh\nthere\n");
    assertThat(step(setUp(false), "programs", "10.0.0.1").detail()).contains("awk, ssh");
  }

  @Test
  void goesOnWithoutSharedDirWhereItCanBeDoneWithoutIt() {
    nodes.manager(SetupScript.MANAGER, 0, "unusable Read-only file system\n");
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "SHARED_DIR", "root@").detail()).contains("Read-only");
    assertThat(step(steps, "SHARED_DIR", ONE).state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "libs, methods, datasets", "SHARED").state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.ALREADY);
  }

  @Test
  void looksAtWorkersThoughDockerIsDownOnTheManager() {
    swarm.down = Optional.of(GraflagException.of(Kind.UNREACHABLE, "Docker is down."));
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "Swarm", "root@").state()).isEqualTo(State.FAILED);
    assertThat(step(steps, "Swarm", ONE).state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "SHARED_DIR", ONE).state()).isEqualTo(State.ALREADY);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.SKIPPED);
  }

  @Test
  void refusesAManagerThatIsAWorkerElsewhere() {
    swarm.isManager = false;
    assertThat(step(setUp(false), "Swarm", "root@").detail()).contains("another Swarm");
  }

  @Test
  void tellsTheTokenToNobodyButTheStandardInput() {
    nodes.worker(TWO, WORKER, 0, "swarm inactive\nmarker WORD\n");
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "Swarm", TWO).state()).isEqualTo(State.DONE);
    assertThat(nodes.inputs)
        .filteredOn(input -> input.contains(FakeSwarm.TOKEN))
        .singleElement()
        .asString()
        .contains("10.0.0.1:2377", "\"AdvertiseAddr\":\"10.0.0.3\"");
    assertThat(nodes.commands.toString() + steps).doesNotContain(FakeSwarm.TOKEN);
  }

  @Test
  void saysInDockersWordsWhyAWorkerCannotJoinWithoutTheToken() {
    nodes
        .worker(TWO, WORKER, 0, "swarm inactive\nmarker WORD\n")
        .worker(TWO, FakeNodes.JOIN, 0, "HTTP/1.1 503\r\n\r\nbad " + FakeSwarm.TOKEN);
    SetupStep step = step(setUp(false), "Swarm", TWO);
    assertThat(step.state()).isEqualTo(State.FAILED);
    assertThat(step.detail()).endsWith("bad ....");
  }

  @Test
  void leavesAWorkerOfAnotherSwarmToItsOwner() {
    nodes.worker(TWO, WORKER, 0, "swarm active x9\nmarker WORD\n");
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "Swarm", TWO).hint()).hasValueSatisfying(h -> h.contains("leave"));
    assertThat(step(steps, "Swarm", ONE).state()).isEqualTo(State.ALREADY);
    assertThat(nodes.commands.toString()).doesNotContain(FakeNodes.JOIN);
  }

  @Test
  void aWorkerThatIsDownHoldsUpNoOther() {
    nodes.worker(TWO, WORKER, 255, "ssh: connect to host 10.0.0.3 port 22: timed out");
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "Swarm", TWO).detail()).contains("timed out");
    assertThat(step(steps, "images", TWO).state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.ALREADY);
  }

  @Test
  void saysWhyDockerOfAWorkerIsNotReached() {
    nodes
        .worker(TWO, WORKER, 0, "swarm inactive\nmarker WORD\n")
        .worker(TWO, FakeNodes.JOIN, 1, "", "permission denied: /var/run/docker.sock");
    assertThat(step(setUp(false), "Swarm", TWO).detail()).contains("permission denied: /var/run");
  }

  @Test
  void setsUpAllWorkersAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          awaited(both);
        };
    nodes.during(ONE, SetupScript.WORKER, meet).during(TWO, SetupScript.WORKER, meet);
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.ALREADY);
    assertThat(step(steps, "images", TWO).state()).isEqualTo(State.ALREADY);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted.", null, e);
    }
  }

  @Test
  void anInterruptEndsAllThatIsAtWorkAndClearsUp() {
    Thread user = Thread.currentThread();
    CountDownLatch busy = new CountDownLatch(2);
    AtomicInteger ended = new AtomicInteger();
    Runnable work =
        () -> {
          busy.countDown();
          ended.addAndGet(isInterrupted() ? 1 : 0);
        };
    nodes.during(ONE, SetupScript.WORKER, work).during(TWO, SetupScript.WORKER, work);
    AtomicBoolean cleared = new AtomicBoolean();
    nodes.during(SetupScript.CLEAN, () -> cleared.set(!user.isInterrupted()));
    new Thread(() -> interrupt(user, busy)).start();
    assertThatThrownBy(() -> setUp(false)).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).hasValue(2);
    assertThat(cleared).isTrue();
  }

  private static void interrupt(Thread user, CountDownLatch busy) {
    awaited(busy);
    user.interrupt();
  }

  private static boolean isInterrupted() {
    try {
      new CountDownLatch(1).await(20, TimeUnit.SECONDS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Test
  void passesOverWhatStartUpFilesOfAShellPrint() {
    nodes.manager(SetupScript.CONTENTS, 0, "Welcome to the lab\nfiles\n");
    assertThat(setUp(false)).noneMatch(step -> step.detail().contains("Welcome"));
    nodes.manager(SetupScript.STATUS, 0, "Welcome\ncount methods 3\nfree 2 512\n");
    SharedState state = SharedState.read(nodes, Path.of("/shared"));
    assertThat(state.counts()).containsExactly(Map.entry("methods", 3));
    assertThat(state.freeBytes()).isEqualTo(1024);
  }

  @Test
  void noticesASharedDirThatIsMissingOrAnotherOne() {
    nodes
        .worker(ONE, WORKER, 0, "swarm active w1\nno-shared\n")
        .worker(TWO, WORKER, 0, "swarm active w1\nmarker other\n");
    List<SetupStep> steps = setUp(false);
    assertThat(step(steps, "SHARED_DIR", ONE).detail()).contains("There is no /shared");
    assertThat(step(steps, "SHARED_DIR", TWO).detail()).contains("not that of the manager");
  }

  @Test
  void startsARegistryOnTheManagerWhereNobodyAnswers() {
    swarm.registryTrouble = Optional.of("connection refused");
    assertThat(step(setUp(false), "registry", "root@").state()).isEqualTo(State.DONE);
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
    SetupStep step = step(setUp(false), "registry", "root@");
    assertThat(step.detail()).contains("no image registry:2");
    assertThat(step.hint().orElseThrow()).contains("docker load");
  }

  @Test
  void startsNoSecondRegistryBesideOneThatDockerDoesNotTrust() {
    swarm.registryTrouble = Optional.of("x509: certificate signed by unknown authority");
    SetupStep step = step(setUp(false), "registry", "root@");
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
    SetupStep refused = step(setUp(false), "registry", "root@");
    assertThat(refused.hint().orElseThrow()).contains("insecure-registries", "--configure-docker");
    nodes.during(SetupScript.DAEMON_WRITE, () -> swarm.registryTrouble = Optional.empty());
    SetupStep step = step(setUp(true), "registry", "root@");
    assertThat(step.state()).isEqualTo(State.DONE);
    assertThat(step.detail()).contains("added to /etc/docker/daemon.json");
  }

  @Test
  void explainsInsecureRegistriesAndTouchesNothing() {
    nodes.worker(TWO, PULL, 1, TLS);
    SetupStep step = step(setUp(false), "images", TWO);
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
    setUp(true);
    assertThat(nodes.inputs)
        .filteredOn(input -> input.contains("\"debug\": true"))
        .singleElement()
        .asString()
        .startsWith("/etc/docker/daemon.json\n/var/run/docker.pid\n10.0.0.1:5000\n")
        .contains("\"other:1\",\n    \"10.0.0.1:5000\"");
  }
}
