package io.graflag.cluster.testbed;

import io.graflag.core.JsonObject;
import io.graflag.core.testing.DockerEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One cluster of containers for all tests: a manager, two workers, two cards that do not exist in
 * each, and a user of it.
 *
 * <p>It is brought up by the installed command line, as a user would. With {@code
 * GRAFLAG_KEEP_CLUSTER=1} it is left running at the end, and the next run of the tests takes it as
 * it is, which saves most of the time while they are written.
 */
public final class TestCluster implements AutoCloseable {
  private final Path folder;
  private final Installation installation;
  private final Addresses addresses;
  private final Nodes nodes;
  private final Swarm swarm;
  private final SharedFolder shared;
  private boolean ready;

  private TestCluster(Path folder, Installation installation, Addresses addresses) {
    this.folder = folder;
    this.installation = installation;
    this.addresses = addresses;
    nodes = new Nodes();
    swarm = new Swarm(nodes, addresses);
    shared = new SharedFolder(nodes, installation);
  }

  /** Brings it up. */
  static TestCluster up() throws IOException, InterruptedException {
    DockerEngine.require();
    Path folder = Path.of(System.getProperty("graflag.testCluster")).toAbsolutePath().normalize();
    Files.createDirectories(folder.resolve("home/.ssh"));
    Path net = folder.resolve("net");
    if (!Files.exists(net)) {
      Files.writeString(net, Integer.toString(Addresses.free().net()));
    }
    Addresses addresses = new Addresses(Integer.parseInt(Files.readString(net)));
    Installation installation = Installation.in(folder.resolve("installed"));
    TestCluster cluster = new TestCluster(folder, installation, addresses);
    cluster.bringUp();
    return cluster;
  }

  private void bringUp() throws IOException {
    if (!keeps()) {
      // Tests that were cut off may have left theirs, whose user is known by the same home
      // directory.
      graflag("devcluster", "--down").done();
    }
    if (!Files.exists(key())) {
      Outside.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key().toString());
    }
    Files.writeString(hosts(), addresses.hosts());
    client()
        .graflag(
            "devcluster",
            "--hosts",
            hosts().toString(),
            "--pubkey",
            key() + ".pub",
            "--workers",
            "2",
            "--fake-gpus",
            "2")
        .done();
    client().knowHosts(hostKeys());
    new BaseImages(folder.resolve("images")).bringTo(nodes, Nodes.MANAGER);
  }

  /** The user whom the README makes: with the configuration that {@code devcluster} prints. */
  public Client client() {
    return new Client(
        installation,
        folder.resolve("home"),
        Map.of(
            "MANAGER_IP",
            addresses.manager(),
            "SSH_PORT",
            "22",
            "SSH_USER",
            "root",
            "SSH_KEY",
            key().toString(),
            "SHARED_DIR",
            SharedFolder.PATH,
            "HOSTS_FILE",
            hosts().toString(),
            "HOST_KEY_CHECKING",
            "strict"),
        Map.of());
  }

  /** Runs a command of that user to its end. */
  public Said graflag(String... words) {
    return client().graflag(words);
  }

  /** Starts a command of that user. */
  public LiveCommand start(String... words) {
    return client().start(words);
  }

  /** Runs {@code graflag run --json} with these words, to the end of the run. */
  public Said run(String... words) {
    return graflag(runWords(words));
  }

  /** The same for a run that has to complete. */
  public Experiment completed(String... words) {
    return experiment(run(words).done());
  }

  /** The same, which returns once the run has started. */
  public Experiment detached(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--detach");
    return completed(all.toArray(String[]::new));
  }

  /** The run that a command has spoken of in JSON. */
  public Experiment experiment(Said said) {
    JsonObject info = said.json().object("experiment").orElseThrow();
    return new Experiment(this, info.requiredText("name"));
  }

  /** The newest run of a method; fails where there is none. */
  public Experiment newest(String method) {
    return experimentsOf(method).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no run of " + method));
  }

  /** All runs of a method that have a folder, newest first. */
  public List<Experiment> experimentsOf(String method) {
    return shared.names("experiments").stream()
        .filter(name -> name.startsWith("exp__" + method + "__"))
        .sorted(Comparator.reverseOrder())
        .map(name -> new Experiment(this, name))
        .toList();
  }

  /** What {@code graflag list experiments} says. */
  public List<JsonObject> listed() {
    return graflag("list", "experiments", "--json").done().jsonObjects();
  }

  /** Has the image of a method in the registry. */
  public void image(String method) {
    MethodImage.push(this, method);
  }

  /**
   * Has everything there that runs need, once for all tests: the Swarm, the runner, the methods of
   * these tests, a dataset.
   */
  public synchronized TestCluster ready() {
    if (!ready) {
      graflag("setup").done();
      swarm.join();
      shared.bringRunner();
      shared.bringMethods();
      shared.bringSample("sample_graph");
      ready = true;
    }
    return this;
  }

  private static String[] runWords(String... words) {
    List<String> all = new ArrayList<>(List.of("run", "--json"));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  /** Where the nodes are. */
  public Addresses addresses() {
    return addresses;
  }

  /** The nodes. */
  public Nodes nodes() {
    return nodes;
  }

  /** The Swarm that they are joined to, or not. */
  public Swarm swarm() {
    return swarm;
  }

  /** SHARED_DIR. */
  public SharedFolder shared() {
    return shared;
  }

  /** What breaks a cluster, and its clients. */
  public Trouble trouble() {
    return new Trouble(this);
  }

  /** The private key that the manager lets in. */
  public Path key() {
    return folder.resolve("home/.ssh/id_ed25519");
  }

  /** The host keys of the nodes, as {@code devcluster} leaves them. */
  public Path hostKeys() {
    return folder.resolve("home/.local/state/graflag/devcluster/known_hosts");
  }

  /** The machines, as the user has named them. */
  public Path hosts() {
    return folder.resolve("home/hosts.yml");
  }

  /** A folder of its own for what a test needs on this machine. */
  public Path scratch() {
    try {
      return Files.createTempDirectory(Files.createDirectories(folder.resolve("scratch")), "t");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!keeps()) {
      graflag("devcluster", "--down").done();
      Outside.run(
          "rm", "-rf", folder.resolve("net").toString(), folder.resolve("scratch").toString());
    }
  }

  private static boolean keeps() {
    return System.getenv("GRAFLAG_KEEP_CLUSTER") != null;
  }
}
