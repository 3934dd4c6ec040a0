package io.graflag.cluster.testbed;

import io.graflag.devcluster.program.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What goes wrong between a user and a cluster, made for real.
 *
 * @param cluster the cluster
 */
public record Trouble(TestCluster cluster) {

  /** A user whose manager is an address where nobody is. */
  public Client nobodyThere() {
    return alone().with("MANAGER_IP", cluster.addresses().nobody());
  }

  /** A user whose key the manager does not know. */
  public Client strangeKey() {
    return alone().with("SSH_KEY", newKey("").toString());
  }

  /** A user whose key the manager knows, and whom nobody is there to ask for its passphrase. */
  public Client lockedKey() {
    Path key = newKey("a passphrase");
    letIn(key);
    return alone().with("SSH_KEY", key.toString());
  }

  /** A user who remembers another host key of the manager. */
  public Client changedHostKey() {
    try {
      Client user = alone();
      String other = Files.readString(Path.of(newKey("") + ".pub")).strip();
      Files.writeString(
          user.knownHosts(), cluster.addresses().manager() + " " + withoutComment(other) + "\n");
      return user;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A user whose manager is a worker, which lets the user in. */
  public Client workerAsManager() {
    String worker = Nodes.WORKERS.get(0);
    authorise(worker, Path.of(cluster.key() + ".pub"));
    return alone().with("MANAGER_IP", cluster.addresses().of(worker));
  }

  /** Ends the engine of a node; closing the answer starts it again. */
  public Mended noEngine(String node) {
    return without(node, "dockerd");
  }

  /** Ends the registry; closing the answer starts it again. */
  public Mended noRegistry() {
    Mended back = without(Nodes.MANAGER, "docker-registry");
    return () -> {
      back.close();
      List<String> ask =
          List.of("curl", "-fsS", "http://" + cluster.addresses().registry() + "/v2/");
      Until.minute(
          "the registry answers", () -> cluster.nodes().call(Nodes.MANAGER, ask), Answer::ok);
    };
  }

  /** Has the registry forget the layers of a method's image; it still describes the image. */
  public void loseLayers(String method) {
    String lose =
        """
        type=application/vnd.docker.distribution.manifest.v2+json
        curl -fsS -H "Accept: $type" "$0/manifests/latest" | tr -d ' \\n' | sed 's/.*"layers"//' |
          grep -o 'sha256:[0-9a-f]*' | while read -r layer; do
            curl -fsS -X DELETE "$0/blobs/$layer"
          done
        """;
    String images = "http://" + cluster.addresses().registry() + "/v2/" + method;
    cluster.nodes().on(Nodes.MANAGER, "sh", "-euc", lose, images);
  }

  /**
   * Ends a node without a word; closing the answer starts it again, and waits until it is ready.
   */
  public Mended nodeDown(String node) {
    cluster.nodes().kill(node);
    return () -> {
      cluster.nodes().start(node);
      cluster.swarm().awaitReady();
    };
  }

  /** Lets a node take no task; closing the answer lets it again. */
  public Mended drained(String node) {
    cluster.swarm().availability(node, "drain");
    return () -> cluster.swarm().availability(node, "active");
  }

  /** Cuts a node off from the others; closing the answer connects it again, as it was. */
  public Mended cutOff(String node) {
    String container = Nodes.container(node);
    String networks = "{{range $name, $net := .NetworkSettings.Networks}}{{$name}}{{end}}";
    String network = Outside.run("docker", "inspect", "--format", networks, container);
    Outside.run("docker", "network", "disconnect", "--force", network, container);
    return () -> {
      String address = cluster.addresses().of(node);
      Outside.run("docker", "network", "connect", "--ip", address, network, container);
      cluster.swarm().awaitReady();
    };
  }

  /** Ends all SSH connections to the manager at once, as a router does that forgets them. */
  public void resetConnections() {
    String each =
        "for p in $(pgrep -x sshd); do [ \"$p\" = \"$(pgrep -xo sshd)\" ] || kill -9 $p; done";
    cluster.nodes().on(Nodes.MANAGER, "sh", "-c", each);
  }

  /** Lets nothing of SSH through to the manager, without a word, for so long. */
  public Mended silence(Duration time) {
    firewall("-I");
    long end = System.nanoTime() + time.toNanos();
    return () -> {
      Until.within(time.plusSeconds(10), "it was silent", System::nanoTime, now -> now >= end);
      firewall("-D");
    };
  }

  private void firewall(String action) {
    for (String chain : List.of("INPUT", "OUTPUT")) {
      String port = chain.equals("INPUT") ? "--dport" : "--sport";
      cluster
          .nodes()
          .on(
              Nodes.MANAGER,
              "iptables",
              "-w",
              action,
              chain,
              "-p",
              "tcp",
              port,
              "22",
              "-j",
              "DROP");
    }
  }

  /** Waits until a task is fetching its image. */
  public void awaitPull() {
    Until.minute(
        "a task is prepared",
        () ->
            cluster.swarm().services("label=graflag.experiment").stream()
                .flatMap(service -> cluster.swarm().tasks(service).stream())
                .map(Swarm.Task::state)
                .toList(),
        states -> states.contains("Preparing"));
  }

  /** Puts a small disk of its own in the place of the experiments, the same one in every node. */
  public Mended smallExperiments() {
    Path disk = cluster.scratch().resolve("disk");
    Outside.run("truncate", "--size", "24M", disk.toString());
    Outside.run("mkfs.ext4", "-q", disk.toString());
    String loop = Outside.run("losetup", "--find", "--show", disk.toString());
    String mount =
        "rm -f /dev/small && mknod /dev/small b 7 \"$0\" && mount /dev/small /shared/experiments";
    String number = loop.replaceAll("\\D", "");
    Nodes.ALL.forEach(node -> cluster.nodes().on(node, "sh", "-c", mount, number));
    return () -> {
      Nodes.ALL.forEach(node -> cluster.nodes().on(node, "umount", "-l", "/shared/experiments"));
      Outside.run("losetup", "--detach", loop);
    };
  }

  /** Lets nothing be written to SHARED_DIR in a node. */
  public Mended readOnly(String node) {
    remount(node, "ro");
    return () -> remount(node, "rw");
  }

  private void remount(String node, String how) {
    String options = "remount,bind," + how;
    cluster.nodes().on(node, "mount", "-o", options, SharedFolder.PATH);
  }

  /** A trouble that ends with the block that made it. */
  public interface Mended extends AutoCloseable {
    @Override
    void close();
  }

  private Mended without(String node, String program) {
    cluster.nodes().takeAway(node, program);
    return () -> {
      cluster.nodes().giveBack(node, program);
      cluster.swarm().awaitReady();
    };
  }

  /** The usual user in another home, so that nothing that is tried there stays. */
  private Client alone() {
    Client user = cluster.client().at(cluster.scratch());
    user.knowHosts(cluster.hostKeys());
    return user;
  }

  private void letIn(Path key) {
    authorise(Nodes.MANAGER, Path.of(key + ".pub"));
  }

  private void authorise(String node, Path publicKey) {
    try {
      String append = "umask 077; mkdir -p /root/.ssh; cat >> /root/.ssh/authorized_keys";
      cluster.nodes().tell(node, Files.readString(publicKey), "sh", "-c", append);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path newKey(String passphrase) {
    Path key = cluster.scratch().resolve("key");
    Outside.run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key.toString());
    return key;
  }

  private static String withoutComment(String key) {
    String[] words = key.split(" ");
    return words[0] + " " + words[1];
  }
}
