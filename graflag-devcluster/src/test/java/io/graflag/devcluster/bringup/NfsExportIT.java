package io.graflag.devcluster.bringup;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.Subnet;
import io.graflag.core.testing.DockerEngine;
import io.graflag.core.testing.Requirement;
import io.graflag.devcluster.engine.Inventory;
import io.graflag.devcluster.plan.ClusterNode;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.plan.Plan;
import io.graflag.devcluster.plan.PublicKey;
import io.graflag.devcluster.plan.SharedStorage;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.HostProgram;
import io.graflag.devcluster.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The export of SHARED_DIR, read by a client in user space: not every kernel that can run the
 * server can mount it.
 */
class NfsExportIT {
  private static final HostAddress ADDRESS = HostAddress.parse("198.18.78.10");
  private static final String EXPORT = "nfs://" + ADDRESS + "/shared";
  private static final String NFS4 = "?version=4";

  @TempDir Path folder;
  private final HostProgram docker = new HostProgram("docker", System.getenv());
  private final Labels labels = new Labels(StateDirectory.newIdentity(), "test");

  private boolean started;

  @BeforeEach
  void bringUp() {
    DockerEngine.require();
    if (!new HostProgram("sh", System.getenv()).run(Call.of("-c", "command -v nfs-ls")).ok()) {
      Requirement.DOCKER.absent("No nfs-ls; it comes with libnfs-utils.");
    }
    started = true;
    ClusterNode manager = new ClusterNode("manager", NodeRole.MANAGER, ADDRESS, List.of(), false);
    Plan plan =
        new Plan(
            "graflag-nfs",
            Subnet.parse("198.18.78.0/24"),
            List.of(manager),
            new PublicKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIA=="),
            new SharedStorage(SharedStorage.Kind.NFS, "tried"));
    new Bringup(docker, address -> Optional.empty(), Patience.USUAL, folder, (s, t) -> {})
        .bringUp(plan, labels, Inventory.read(docker).of(labels.cluster()));
  }

  @AfterEach
  void bringDown() {
    if (started) {
      new Removal(docker, (subject, text) -> {}).remove(labels.cluster());
    }
  }

  @Test
  void servesAFileOfTheManagerAndTakesOneOfTheClient() {
    manager("sh", "-c", "echo anomaly > /shared/note.txt");
    Patience patience = new Patience(Duration.ofSeconds(30), Duration.ofMillis(200));
    assertThat(
            patience.await(
                () -> {
                  Answer answer = client("nfs-ls", EXPORT + NFS4);
                  return answer.out().contains("note.txt")
                      ? Optional.empty()
                      : Optional.of(answer.words());
                }))
        .isEmpty();
    assertThat(client("nfs-cat", EXPORT + "/note.txt" + NFS4).out()).isEqualTo("anomaly\n");
    String target = EXPORT + "/copy.txt" + NFS4;
    assertThat(client("nfs-cp", "/etc/hostname", target).ok()).isTrue();
    assertThat(manager("stat", "-c", "%u", "/shared/copy.txt")).isEqualTo("0\n");
  }

  private static Answer client(String program, String... arguments) {
    return new HostProgram(program, System.getenv()).run(Call.of(arguments));
  }

  private String manager(String... command) {
    return new NodeShell(docker, "graflag-nfs-manager").run(command).out();
  }
}
