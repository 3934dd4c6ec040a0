package io.graflag.api.swarm;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Services and their tasks on a real Swarm. */
@ExtendWith(PrivateDaemon.Extension.class)
class DockerSwarmIT {
  private static final String HOSTILE = "a b'c\"d$(touch /tmp/x);\n e\\n%s";

  private DockerSwarm swarm;

  @BeforeEach
  void takeSwarm(PrivateDaemon daemon) {
    swarm = daemon.swarm();
  }

  @AfterEach
  void removeServices() {
    swarm.services(SpecOf.LABEL).forEach(service -> swarm.remove(service.id()));
    Await.until("no task", () -> swarm.tasks(SpecOf.LABEL).isEmpty());
  }

  @Test
  void saysWhatTheDaemonIs() {
    DaemonInfo info = swarm.info();

    assertThat(info.version()).matches("\\d+\\.\\d+.*");
    assertThat(info.inSwarm()).isTrue();
    assertThat(info.isManager()).isTrue();
    assertThat(info.nodeAddress()).contains("127.0.0.1");
    assertThat(info.insecureRegistries()).contains("127.0.0.0/8", "registry.test:5000");
  }

  @Test
  void listsTheNodesWithTheirGpus() {
    SwarmNode node = swarm.nodes().get(0);

    assertThat(swarm.nodes()).hasSize(1);
    assertThat(node.id()).isEqualTo(swarm.info().nodeId().orElseThrow());
    assertThat(node.gpus()).isEqualTo(2);
    assertThat(node.takesTasks()).isTrue();
    assertThat(node.isManager()).isTrue();
    assertThat(node.address()).isEqualTo("127.0.0.1");
    assertThat(node.nanoCpus()).isPositive();
  }

  @Test
  void knowsHowWorkersJoin() {
    assertThat(swarm.workerToken()).startsWith("SWMTKN-1-");
  }

  @Test
  void makesNoSecondSwarm() {
    assertThatThrownBy(() -> swarm.init(HostAddress.parse("127.0.0.1")))
        .hasMessageContaining("already part of a swarm")
        .hasFieldOrPropertyWithValue("kind", Kind.CONFLICT);
  }

  @Test
  void carriesVariablesByteForByte() {
    String id =
        swarm.create(
            SpecOf.shell("variables", "printenv VALUE").variables(Map.of("VALUE", HOSTILE)).spec());

    assertThat(end(id).state()).isEqualTo(TaskState.COMPLETE);
    Await.until("the log", () -> log(id).equals(HOSTILE + "\n"));
  }

  @Test
  void reportsACompleteTask() {
    String id = swarm.create(SpecOf.shell("complete", "exit 0").spec());

    SwarmTask task = end(id);

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    assertThat(task.exitCode()).hasValue(0);
    assertThat(task.nodeId()).isPresent();
    assertThat(task.changedAt()).isAfterOrEqualTo(task.createdAt());
  }

  @Test
  void reportsTheExitCodeOfAFailedTask() {
    String id = swarm.create(SpecOf.shell("failed", "exit 3").spec());

    SwarmTask task = end(id);

    assertThat(task.state()).isEqualTo(TaskState.FAILED);
    assertThat(task.exitCode()).hasValue(3);
    assertThat(task.error()).hasValue("task: non-zero exit (3)");
  }

  @Test
  void saysWhyATaskWasRejected() {
    String missing =
        swarm.create(SpecOf.shell("no-image", "true").image("127.0.0.1:9/nope:1").spec());
    Path nowhere = Path.of("/no/such/directory");
    String unbound =
        swarm.create(
            SpecOf.shell("no-source", "true")
                .mount(new BindMount(nowhere.toString(), "/data", true))
                .spec());

    assertThat(end(missing).state()).isEqualTo(TaskState.REJECTED);
    assertThat(end(missing).error().orElseThrow()).contains("No such image: 127.0.0.1:9/nope:1");
    assertThat(end(missing).exitCode()).isEmpty();
    assertThat(end(unbound).state()).isEqualTo(TaskState.REJECTED);
    assertThat(end(unbound).error().orElseThrow()).contains("bind source path does not exist");
  }

  @Test
  void letsTheThirdOfThreeWaitForAGpu() {
    List<String> ids = new ArrayList<>();
    for (String name : List.of("gpu1", "gpu2", "gpu3")) {
      ids.add(swarm.create(SpecOf.shell(name, "sleep 60").gpus(1).spec()));
    }
    Await.until("two that run", () -> count(TaskState.RUNNING) == 2);

    SwarmTask waiting = tasksIn(TaskState.PENDING).get(0);
    assertThat(waiting.error().orElseThrow()).startsWith("no suitable node");
    assertThat(waiting.nodeId()).isEmpty();
    assertThat(tasksIn(TaskState.RUNNING)).allMatch(task -> task.gpus() == 1);
    assertThat(tasksIn(TaskState.RUNNING)).allMatch(task -> task.exitCode().isEmpty());
    assertThat(swarm.services(SpecOf.LABEL)).allMatch(service -> service.gpus() == 1);
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void reservesAndLimitsMemory(PrivateDaemon daemon) throws Exception {
    String id = swarm.create(SpecOf.shell("memory", "sleep 60").memory(64 << 20).spec());
    awaitState(id, TaskState.RUNNING);

    String container = daemon.docker("ps", "-q", "--filter", "name=memory");
    assertThat(daemon.docker("inspect", "-f", "{{.HostConfig.Memory}}", container))
        .isEqualTo("67108864");
    assertThat(swarm.services(SpecOf.LABEL).get(0).memoryBytes()).isEqualTo(64 << 20);
  }

  @Test
  void keepsAReadOnlyMountReadOnly(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("in"), "from outside");
    String id =
        swarm.create(
            SpecOf.shell("mount", "cat /data/in; touch /data/out")
                .mount(new BindMount(folder.toString(), "/data", true))
                .spec());

    assertThat(end(id).exitCode()).hasValue(1);
    Await.until("the log", () -> log(id).contains("Read-only file system"));
    assertThat(log(id)).contains("from outside");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void followsALogUntilItIsClosed() throws Exception {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    String id =
        swarm.create(
            SpecOf.shell("follow", "i=0; while :; do echo line $i; i=$((i+1)); sleep 0.1; done")
                .spec());

    try (AutoCloseable log = swarm.follow(id, seen::writeBytes)) {
      Await.until("three lines", () -> text(seen).contains("line 2\n"));
    }
    int atClose = seen.size();

    assertThat(text(seen)).startsWith("line 0\nline 1\nline 2\n");
    Await.until("more lines", () -> log(id).length() > atClose + 20);
    assertThat(seen.size()).isEqualTo(atClose);
  }

  @Test
  void keepsEveryByteOfALongLog() throws Exception {
    String script = "for i in $(seq 5000); do echo number $i; done; sleep 60";
    String id = swarm.create(SpecOf.shell("long", script).spec());
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    try (AutoCloseable log = swarm.follow(id, seen::writeBytes)) {
      Await.until("the last line", () -> text(seen).endsWith("number 5000\n"));
    }

    String all =
        IntStream.rangeClosed(1, 5000).mapToObj(i -> "number " + i + "\n").collect(joining());
    assertThat(text(seen)).isEqualTo(all);
    assertThat(new String(swarm.log(id, 2), StandardCharsets.UTF_8))
        .isEqualTo("number 4999\nnumber 5000\n");
  }

  @Test
  void hasNoLogOfAServiceThatIsNotThere() {
    assertThatThrownBy(() -> swarm.follow("nosuchservice", piece -> {}))
        .hasFieldOrPropertyWithValue("kind", Kind.NOT_FOUND);
    assertThatThrownBy(() -> swarm.log("nosuchservice", 10))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("service nosuchservice not found");
  }

  @Test
  void refusesANameThatIsTaken() {
    swarm.create(SpecOf.shell("taken", "sleep 60").spec());

    assertThatThrownBy(() -> swarm.create(SpecOf.shell("taken", "sleep 60").spec()))
        .hasMessageStartingWith("Cannot create service taken with Docker on this machine: ")
        .hasFieldOrPropertyWithValue("kind", Kind.CONFLICT);
  }

  @Test
  void removesAServiceTwice() {
    String id = swarm.create(SpecOf.shell("twice", "sleep 60").spec());

    swarm.remove(id);
    swarm.remove(id);

    assertThat(swarm.services(SpecOf.LABEL)).isEmpty();
  }

  @Test
  void listsServicesByTheirLabelOnly() {
    String id = swarm.create(SpecOf.shell("labelled", "sleep 60").spec());

    SwarmService service = swarm.services(SpecOf.LABEL).get(0);

    assertThat(service.id()).isEqualTo(id);
    assertThat(service.name()).isEqualTo("labelled");
    assertThat(service.image()).isEqualTo(PrivateDaemon.IMAGE);
    assertThat(service.labels()).isEqualTo(Map.of(SpecOf.LABEL, "labelled"));
    assertThat(swarm.services("another.label")).isEmpty();
    assertThat(swarm.tasks("another.label")).isEmpty();
  }

  private SwarmTask end(String service) {
    Await.until("the end", () -> task(service).filter(task -> task.state().isOver()).isPresent());
    return task(service).orElseThrow();
  }

  private void awaitState(String service, TaskState state) {
    Await.until(
        "state " + state, () -> task(service).filter(task -> task.state() == state).isPresent());
  }

  private Optional<SwarmTask> task(String service) {
    return swarm.tasks(SpecOf.LABEL).stream()
        .filter(task -> task.serviceId().equals(service))
        .findFirst();
  }

  private List<SwarmTask> tasksIn(TaskState state) {
    return swarm.tasks(SpecOf.LABEL).stream().filter(task -> task.state() == state).toList();
  }

  private long count(TaskState state) {
    return tasksIn(state).size();
  }

  private String log(String service) {
    return new String(swarm.log(service, 1000), StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
