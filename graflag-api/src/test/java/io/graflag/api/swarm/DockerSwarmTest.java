package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockerSwarmTest {
  private static final String INFO = "{\"ServerVersion\": \"20.10.24\", \"Name\": \"node1\"}";

  private CannedDaemon daemon;
  private DockerSwarm swarm;

  @BeforeEach
  void start() throws IOException {
    daemon = new CannedDaemon();
    swarm = daemon.swarm();
  }

  @AfterEach
  void stop() throws IOException {
    swarm.close();
    daemon.close();
  }

  @Test
  void readsOnOneConnection() {
    daemon.json(200, INFO).json(200, INFO);

    assertThat(swarm.info().version()).isEqualTo("20.10.24");
    assertThat(swarm.info().hostname()).isEqualTo("node1");

    assertThat(daemon.connections()).isEqualTo(1);
    assertThat(daemon.requests()).containsExactly("GET /info", "GET /info");
  }

  @Test
  void opensNothingAfterItWasClosed() {
    swarm.close();
    assertThatThrownBy(swarm::info)
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("is closed");
    assertThat(daemon.connections()).isZero();
  }

  @Test
  void readsOnceMoreWhereTheConnectionWasCut() {
    daemon.cut("").json(200, INFO);

    assertThat(swarm.info().version()).isEqualTo("20.10.24");
    assertThat(daemon.connections()).isEqualTo(2);
  }

  @Test
  void readsOnceMoreWhereAnAnswerBreaksOff() {
    daemon.cut("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ServerVersion\": ");
    daemon.json(200, INFO);

    assertThat(swarm.info().version()).isEqualTo("20.10.24");
    assertThat(daemon.requests()).hasSize(2);
  }

  @Test
  void givesUpAfterTheSecondCut() {
    daemon.cut("").cut("").json(200, INFO);

    assertThatThrownBy(swarm::info)
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageStartingWith("Cannot ask for facts with Docker on this machine: Docker is not");
    assertThat(daemon.requests()).hasSize(2);
  }

  @Test
  void createsAServiceOnlyOnce() {
    daemon.json(200, INFO).cut("").json(201, "{\"ID\": \"abc\"}");
    swarm.info();

    assertThatThrownBy(() -> swarm.create(SpecOf.shell("once", "true").spec()))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageStartingWith("Cannot create service once with Docker on this machine: ");
    assertThat(daemon.requests()).containsExactly("GET /info", "POST /services/create");
    assertThat(daemon.connections()).as("a fresh connection for a change").isEqualTo(2);
  }

  @Test
  void saysHowToGetASwarm() {
    daemon.json(503, "{\"message\": \"This node is not a swarm manager. Use ...\"}");

    assertThatThrownBy(swarm::nodes)
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(e).hasMessageContaining("Cannot list the nodes");
              assertThat(e.hint().orElseThrow()).contains("graflag setup");
            });
  }

  @Test
  void failsInTheWordsOfTheDaemon() {
    daemon.json(500, "{\"message\": \"the disk is on fire\"}").json(500, "no JSON at all");

    assertThatThrownBy(swarm::nodes)
        .hasMessage("Cannot list the nodes with Docker on this machine: the disk is on fire.")
        .hasFieldOrPropertyWithValue("kind", Kind.FAILED);
    assertThatThrownBy(swarm::nodes).hasMessageEndingWith(": no JSON at all.");
  }

  @Test
  void namesNoClassWhereAnAnswerIsNotUnderstood() {
    daemon.json(200, "{\"Swarm\": [1, 2]}").json(200, "<html>").json(200, "[]");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(swarm::info)
          .hasFieldOrPropertyWithValue("kind", Kind.FAILED)
          .hasMessageEndingWith(": Docker's answer cannot be understood.");
    }
    assertThatThrownBy(() -> swarm.digest("r:5000/x:1"))
        .hasMessageEndingWith(": Docker's answer cannot be understood.");
    assertThat(daemon.requests()).hasSize(3);
  }

  @Test
  void leavesTheWordsOfWhoeverOpensConnections() {
    AtomicInteger asked = new AtomicInteger();
    GraflagException own = GraflagException.of(Kind.UNREACHABLE, "No route to 10.0.0.1.");
    try (DockerSwarm behindSsh =
        DockerSwarm.at(
            "10.0.0.1",
            () -> {
              asked.incrementAndGet();
              throw own;
            })) {
      assertThatThrownBy(behindSsh::nodes).isSameAs(own);
      assertThatThrownBy(() -> behindSsh.log("abc", 5)).isSameAs(own);
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void asksForTasksByTheLabelOfTheirService() {
    daemon.json(200, "[]");

    assertThat(swarm.tasks(Swarm.EXPERIMENT)).isEmpty();

    assertThat(daemon.requests().get(0))
        .isEqualTo("GET /tasks?filters=%7B%22label%22%3A%5B%22graflag.experiment%22%5D%7D");
  }

  @Test
  void countsGpusThatHaveNumbersOnly() {
    daemon.json(
        200,
        """
        [{"ID": "n1", "UpdatedAt": "2026-03-09T14:00:00Z", "Spec": {"Availability": "drain"},
          "Status": {"State": "down"},
          "Description": {"Hostname": "gpu1", "Resources": {"GenericResources": [
            {"DiscreteResourceSpec": {"Kind": "NVIDIA-GPU", "Value": 4}},
            {"NamedResourceSpec": {"Kind": "FPGA", "Value": "f1"}}]}}}]
        """);

    SwarmNode node = swarm.nodes().get(0);

    assertThat(node.gpus()).isEqualTo(4);
    assertThat(node.resources()).containsEntry("FPGA", 1);
    assertThat(node.takesTasks()).isFalse();
    assertThat(node.state()).isEqualTo("down");
    assertThat(node.isManager()).isFalse();
  }

  @Test
  void putsTheNewestTaskFirstAndBelievesNoExitCodeOfARunningOne() {
    daemon.json(
        200,
        """
        [{"ID": "old", "ServiceID": "s", "Slot": 1, "CreatedAt": "2026-11-24T05:00:00.1Z",
          "DesiredState": "shutdown", "Status": {"State": "failed", "Err": "task: non-zero exit (2)",
            "ContainerStatus": {"ContainerID": "c", "ExitCode": 2}}},
         {"ID": "new", "ServiceID": "s", "Slot": 1, "CreatedAt": "2026-11-24T05:00:09.1Z",
          "DesiredState": "running", "Status": {"State": "running", "Message": "started",
            "ContainerStatus": {"ContainerID": "d", "ExitCode": 0}}}]
        """);

    var tasks = swarm.tasks("any");

    assertThat(tasks).extracting(SwarmTask::id).containsExactly("new", "old");
    assertThat(tasks.get(0).exitCode()).isEmpty();
    assertThat(tasks.get(1).exitCode()).hasValue(2);
    assertThat(tasks.get(1).desired()).isEqualTo(TaskState.SHUTDOWN);
  }

  @Test
  void copiesPiecesThatShareAnArray() {
    ByteBuffer frames = ByteBuffer.allocate(3 * (8 + 1024));
    for (String letter : new String[] {"a", "b", "c"}) {
      frames.put((byte) 1).put(new byte[3]).putInt(1024);
      frames.put(letter.repeat(1024).getBytes(StandardCharsets.UTF_8));
    }
    daemon.stream(frames.array());

    assertThat(new String(swarm.log("abc", 9), StandardCharsets.UTF_8))
        .isEqualTo("a".repeat(1024) + "b".repeat(1024) + "c".repeat(1024));
    assertThat(daemon.requests().get(0)).startsWith("GET /services/abc/logs?").contains("tail=9");
  }

  @Test
  void keepsWhatBrokeALog() throws Exception {
    byte[] half = {1, 0, 0, 0, 0, 0, 0, 9, 'x'};
    daemon.cut("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n" + latin(half));
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    try (ServiceLog log = (ServiceLog) swarm.follow("abc", seen::writeBytes)) {
      Await.until("the end of the stream", () -> log.failure().isPresent());
    }

    assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("x");
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void asksForOtherThingsWhileALogIsFollowed() throws Exception {
    byte[] frame = {1, 0, 0, 0, 0, 0, 0, 1, 'x'};
    daemon.stream(frame).json(200, INFO);
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    try (AutoCloseable log = swarm.follow("abc", seen::writeBytes)) {
      Await.until("the piece", () -> seen.size() == 1);
      assertThat(swarm.info().version()).isEqualTo("20.10.24");
    }

    assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("x");
  }
}
