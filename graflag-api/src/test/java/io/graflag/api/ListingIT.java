package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.engine.ManagerAccess;
import io.graflag.api.engine.SwarmEngine;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshServer;
import io.graflag.api.storage.RemoteStorage;
import io.graflag.api.storage.Storage;
import io.graflag.api.swarm.DockerSwarm;
import io.graflag.core.experiment.ExperimentName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to list the experiments of a cluster, over SSH and all the way to its Docker. */
@ExtendWith(SshServer.Extension.class)
class ListingIT {
  private static final String OLD = "2026-03-09T14:30:00Z";

  @TempDir Path root;
  private ExperimentName next = ExperimentName.parse("exp__midas__toy__20260309_143000");

  @Test
  void costsAsManyRequestsForAThousandExperimentsAsForTen(SshServer server) throws Exception {
    Shell shell = server.shell();
    try (EmptyDocker docker = new EmptyDocker(root.resolve("docker"));
        DockerSwarm swarm =
            DockerSwarm.at(shell.describe(), () -> shell.unixSocket(root.resolve("docker")))) {
      Experiments experiments = experiments(shell, swarm);
      add(10);
      assertThat(experiments.list(2000)).hasSize(10); // connects, and compares the clocks
      long few = requests(shell, docker, experiments);
      add(990);
      assertThat(requests(shell, docker, experiments)).isEqualTo(few).isLessThanOrEqualTo(5);
      assertThat(experiments.list(2000))
          .hasSize(1000)
          .extracting(ExperimentInfo::status)
          .contains("completed", "running", "building", "failed");
    }
  }

  /** Those of SSH, and those that Docker got over it. */
  private static long requests(Shell shell, EmptyDocker docker, Experiments experiments) {
    long before = shell.requests() + docker.requests.get();
    experiments.list(2000);
    return shell.requests() + docker.requests.get() - before;
  }

  private Experiments experiments(Shell shell, DockerSwarm swarm) {
    Storage storage = new RemoteStorage(shell, root, Clock.systemUTC());
    SwarmEngine engine =
        new SwarmEngine(new ManagerAccess(shell, swarm, storage, root, "10.0.0.1"));
    return new Experiments(storage, engine, engine, null, Clock.systemUTC(), "ada");
  }

  /** Of five experiments one is over, two run on, and two were lost, which nothing wrote down. */
  private void add(int count) {
    SharedFolder folder = new SharedFolder(root);
    String now = Clock.systemUTC().instant().plusSeconds(600).toString();
    for (int i = 0; i < count; i++, next = next.next()) {
      switch (i % 5) {
        case 0 -> folder.experiment(next.value(), "status.json", status("completed", null));
        case 1 -> folder.experiment(next.value(), "status.json", status("running", now));
        case 2 -> folder.experiment(next.value(), "status.json", status("building", now));
        case 3 -> folder.experiment(next.value(), "status.json", status("running", OLD));
        default -> folder.experiment(next.value(), "status.json", status("building", OLD));
      }
      if (i % 5 > 2) {
        folder.written("experiments/" + next + "/status.json", Instant.parse(OLD));
      }
    }
  }

  private static Map<String, Object> status(String state, String heartbeat) {
    Map<String, Object> status = new TreeMap<>(Map.of("status", state, "timestamp", OLD));
    if (heartbeat != null) {
      status.put("heartbeat", heartbeat);
    }
    return status;
  }

  /** A Docker daemon that has nothing, and counts who asks. */
  private static final class EmptyDocker implements AutoCloseable {
    private static final String NOTHING =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]";

    private final AtomicInteger requests = new AtomicInteger();
    private final ServerSocketChannel listener;

    EmptyDocker(Path socket) throws IOException {
      listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(socket));
      start(
          () -> {
            while (true) {
              SocketChannel client = listener.accept();
              start(() -> serve(client));
            }
          });
    }

    private interface Task {
      void run() throws IOException;
    }

    private static void start(Task task) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run();
                } catch (IOException e) {
                  // The test is over.
                  return;
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(SocketChannel client) throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(client), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          requests.incrementAndGet();
          client.write(ByteBuffer.wrap(NOTHING.getBytes(StandardCharsets.US_ASCII)));
        }
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
