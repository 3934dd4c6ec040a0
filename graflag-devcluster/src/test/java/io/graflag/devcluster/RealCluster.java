package io.graflag.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.devcluster.bringup.Patience;
import io.graflag.devcluster.plan.ClusterWishes;
import io.graflag.devcluster.plan.StorageWish;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.HostProgram;
import io.graflag.devcluster.program.Program;
import io.graflag.devcluster.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A cluster of real containers, with names and addresses of its own, and the hands to use it. */
final class RealCluster {
  static final String MANAGER = "198.18.77.10";

  /** The image that services run, as every node names it. */
  static final String IMAGE = MANAGER + ":5000/base:1";

  private static final String BASE = "debian:bookworm-slim";
  private static final String NAME = "graflag-it";
  private static final List<String> STRICT = List.of("-o", "StrictHostKeyChecking=yes");
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(60), Duration.ofMillis(200));

  private final Program docker = new HostProgram("docker", System.getenv());
  private final Path folder;
  final Devcluster devcluster;

  RealCluster(Path folder) {
    this.folder = folder;
    StateDirectory state = new StateDirectory(folder.resolve("state"));
    devcluster = Devcluster.of(Surroundings.of(System.getenv()), state).named(NAME);
  }

  /** Makes a key and has the cluster brought up, or mended. */
  DevclusterInfo up() throws IOException {
    Path key = folder.resolve("key");
    if (!Files.exists(key)) {
      must(
          new HostProgram("ssh-keygen", System.getenv())
              .run(Call.of("-q", "-t", "ed25519", "-N", "", "-f", key.toString())));
    }
    Path hosts = folder.resolve("hosts.yml");
    Files.writeString(
        hosts,
        "subnet: 198.18.77.0/24\nmanager: %s\nworkers: [198.18.77.11, 198.18.77.12]\n"
            .formatted(MANAGER));
    return devcluster.up(
        new ClusterWishes(hosts, folder.resolve("key.pub"), Optional.empty(), 2, StorageWish.AUTO),
        (subject, text) -> {});
  }

  /** The container of a node. */
  static String container(String node) {
    return NAME + "-" + node;
  }

  /** Joins all nodes to a Swarm; the token travels on standard input. */
  void joinSwarm() {
    onManager("docker", "swarm", "init", "--advertise-addr", MANAGER);
    String token = onManager("docker", "swarm", "join-token", "--quiet", "worker");
    for (String worker : List.of("198.18.77.11", "198.18.77.12")) {
      String join = "docker swarm join --token \"$(cat)\" " + MANAGER + ":2377";
      must(
          docker.run(
              Call.of("exec", "-i", container("manager"), "ssh", "root@" + worker, join)
                  .withInput(token)));
    }
  }

  /** Gives the manager an image of the engine outside, and its registry too. */
  void pushImage() {
    if (!docker.run(Call.of("image", "inspect", BASE)).ok()) {
      // The newer builder keeps what it builds from to itself.
      must(docker.run(Call.of("pull", "--quiet", BASE).within(Duration.ofMinutes(2))));
    }
    must(
        new HostProgram("sh", System.getenv())
            .run(
                Call.of(
                        "-c",
                        "docker save \"$1\" | docker exec -i \"$0\" docker load",
                        container("manager"),
                        BASE)
                    .within(Duration.ofMinutes(2))));
    onManager("docker", "tag", BASE, IMAGE);
    onManager("docker", "push", "--quiet", IMAGE);
  }

  /** Runs a command in the manager and returns what it wrote. */
  String onManager(String... command) {
    return on("manager", command);
  }

  /** Runs a command in a node and returns what it wrote. */
  String on(String node, String... command) {
    List<String> all = new ArrayList<>(List.of("exec", container(node)));
    all.addAll(List.of(command));
    return must(docker.run(Call.of(all)));
  }

  /** Calls the docker command outside of the cluster. */
  String outside(String... arguments) {
    return must(docker.run(Call.of(arguments)));
  }

  /** Creates a service of one task. */
  void service(String name, List<String> options, String... command) {
    List<String> all =
        new ArrayList<>(
            List.of("docker", "service", "create", "--quiet", "--detach", "--name", name));
    all.addAll(List.of("--restart-condition", "none"));
    all.addAll(options);
    all.add(IMAGE);
    all.addAll(List.of(command));
    onManager(all.toArray(String[]::new));
  }

  /** What the manager says of the tasks of services, one a line. */
  List<String> tasks(String format, String... services) {
    List<String> all =
        new ArrayList<>(List.of("docker", "service", "ps", "--no-trunc", "--format", format));
    all.addAll(List.of(services));
    return onManager(all.toArray(String[]::new)).lines().toList();
  }

  /** The status of a node, as the manager sees it. */
  String swarmStatus(String node) {
    return onManager("docker", "node", "inspect", "--format", "{{.Status.State}}", node);
  }

  /** Logs in from this machine with the key that was made and the known hosts that were written. */
  String ssh(Path knownHosts, String command) {
    List<String> all = new ArrayList<>(List.of("-i", folder.resolve("key").toString()));
    all.addAll(STRICT);
    all.addAll(List.of("-o", "BatchMode=yes", "-o", "UserKnownHostsFile=" + knownHosts));
    all.addAll(List.of("root@" + MANAGER, command));
    return must(new HostProgram("ssh", System.getenv()).run(Call.of(all)));
  }

  /** Waits until something is as it should be. */
  static void await(String what, Supplier<String> look, String wanted) {
    Optional<String> left =
        PATIENCE.await(
            () -> {
              String found = look.get();
              return found.equals(wanted) ? Optional.empty() : Optional.of(found);
            });
    assertThat(left).as("%s should become '%s'", what, wanted).isEmpty();
  }

  private static String must(Answer answer) {
    assertThat(answer.ok()).as(answer.words()).isTrue();
    return answer.out().strip();
  }
}
