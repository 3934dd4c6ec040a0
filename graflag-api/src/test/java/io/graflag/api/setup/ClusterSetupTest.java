package io.graflag.api.setup;

import static io.graflag.api.setup.FakeCluster.ONE;
import static io.graflag.api.setup.FakeCluster.TWO;
import static io.graflag.api.setup.FakeCluster.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.setup.SetupStep.State;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSetupTest {
  private static final String WORKER = SetupScript.WORKER.text();

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
  void leavesAClusterAloneThatIsReady() {
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(steps.stream().filter(step -> !step.place().equals("SHARED_DIR")))
        .hasSize(12)
        .allMatch(step -> step.state() == State.ALREADY);
    assertThat(swarm.inits).isEmpty();
    assertThat(swarm.created).isEmpty();
  }

  @Test
  void makesASwarmAtTheAddressOfTheManager() {
    swarm.inSwarm = false;
    assertThat(step(cluster.setUp(false), "Swarm", "10.0.0.1").state()).isEqualTo(State.DONE);
    assertThat(swarm.inits).containsExactly("10.0.0.1");
  }

  @Test
  void doesNothingOnAManagerThatIsNotReached() {
    nodes.manager(SetupScript.MANAGER, 1, "");
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(steps)
        .extracting(SetupStep::state)
        .containsExactly(State.ALREADY, State.FAILED, State.SKIPPED);
    assertThat(swarm.inits).isEmpty();
  }

  @Test
  void namesTheProgramsThatAreMissing() {
    nodes.manager(SetupScript.MANAGER, 0, "missing awk\nno-ssh\nthere\n");
    assertThat(step(cluster.setUp(false), "programs", "10.0.0.1").detail()).contains("awk, ssh");
  }

  @Test
  void goesOnWithoutSharedDirWhereItCanBeDoneWithoutIt() {
    nodes.manager(SetupScript.MANAGER, 0, "unusable Read-only file system\n");
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(step(steps, "SHARED_DIR", "root@").detail()).contains("Read-only");
    assertThat(step(steps, "SHARED_DIR", ONE).state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "libs, methods, datasets", "SHARED").state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.ALREADY);
  }

  @Test
  void looksAtWorkersThoughDockerIsDownOnTheManager() {
    swarm.down = Optional.of(GraflagException.of(Kind.UNREACHABLE, "Docker is down."));
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(step(steps, "Swarm", "root@").state()).isEqualTo(State.FAILED);
    assertThat(step(steps, "Swarm", ONE).state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "SHARED_DIR", ONE).state()).isEqualTo(State.ALREADY);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.SKIPPED);
  }

  @Test
  void refusesAManagerThatIsAWorkerElsewhere() {
    swarm.isManager = false;
    assertThat(step(cluster.setUp(false), "Swarm", "root@").detail()).contains("another Swarm");
  }

  @Test
  void tellsTheTokenToNobodyButTheStandardInput() {
    nodes.worker(TWO, WORKER, 0, "swarm inactive\nmarker WORD\n");
    List<SetupStep> steps = cluster.setUp(false);
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
    SetupStep step = step(cluster.setUp(false), "Swarm", TWO);
    assertThat(step.state()).isEqualTo(State.FAILED);
    assertThat(step.detail()).endsWith("bad ....");
  }

  @Test
  void leavesAWorkerOfAnotherSwarmToItsOwner() {
    nodes.worker(TWO, WORKER, 0, "swarm active x9\nmarker WORD\n");
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(step(steps, "Swarm", TWO).hint()).hasValueSatisfying(h -> h.contains("leave"));
    assertThat(step(steps, "Swarm", ONE).state()).isEqualTo(State.ALREADY);
    assertThat(nodes.commands.toString()).doesNotContain(FakeNodes.JOIN);
  }

  @Test
  void aWorkerThatIsDownHoldsUpNoOther() {
    nodes.worker(TWO, WORKER, 255, "ssh: connect to host 10.0.0.3 port 22: timed out");
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(step(steps, "Swarm", TWO).detail()).contains("timed out");
    assertThat(step(steps, "images", TWO).state()).isEqualTo(State.SKIPPED);
    assertThat(step(steps, "images", ONE).state()).isEqualTo(State.ALREADY);
  }

  @Test
  void saysWhyDockerOfAWorkerIsNotReached() {
    nodes
        .worker(TWO, WORKER, 0, "swarm inactive\nmarker WORD\n")
        .worker(TWO, FakeNodes.JOIN, 1, "", "permission denied: /var/run/docker.sock");
    assertThat(step(cluster.setUp(false), "Swarm", TWO).detail())
        .contains("permission denied: /var/run");
  }

  @Test
  void passesOverWhatStartUpFilesOfAShellPrint() {
    nodes.manager(SetupScript.CONTENTS, 0, "Welcome to the lab\nfiles\n");
    assertThat(cluster.setUp(false)).noneMatch(step -> step.detail().contains("Welcome"));
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
    List<SetupStep> steps = cluster.setUp(false);
    assertThat(step(steps, "SHARED_DIR", ONE).detail()).contains("There is no /shared");
    assertThat(step(steps, "SHARED_DIR", TWO).detail()).contains("not that of the manager");
  }
}
