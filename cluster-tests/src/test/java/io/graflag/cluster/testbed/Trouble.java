package io.graflag.cluster.testbed;

import io.graflag.devcluster.program.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
