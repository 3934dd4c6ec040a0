package io.graflag.cluster.testbed;

import io.graflag.core.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A run on the cluster, seen by what it leaves, and by what the command line says of it.
 *
 * @param cluster where it runs
 * @param name its name
 */
public record Experiment(TestCluster cluster, String name) {

  /** What {@code graflag list experiments} says of it. */
  public JsonObject listed() {
    return cluster.listed().stream()
        .filter(info -> info.requiredText("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is in no list"));
  }

  /** Waits until the list says that it stands so, and returns what it says. */
  public JsonObject awaitListed(Duration limit, String status) {
    return Until.within(
        limit,
        name + " is listed as " + status,
        this::listed,
        info -> info.requiredText("status").equals(status));
  }

  /** The same within a minute. */
  public JsonObject awaitListed(String status) {
    return awaitListed(Duration.ofMinutes(1), status);
  }

  /** What is left of it says why it failed, once it has. */
  public JsonObject awaitFailure(String reason) {
    return awaitFailure(Duration.ofMinutes(1), reason);
  }

  /** The same with another limit. */
  public JsonObject awaitFailure(Duration limit, String reason) {
    return Until.within(
        limit,
        name + " is listed as failed for " + reason,
        this::listed,
        info ->
            info.requiredText("status").equals("failed")
                && info.text("reason").equals(Optional.of(reason)));
  }

  /** Waits until its own files say that it stands so. */
  public Experiment awaitWritten(String status) {
    Until.minute(
        name + " writes that it is " + status,
        () -> has("status.json") ? json("status.json").requiredText("status") : "",
        status::equals);
    return this;
  }

  /** Waits until what its method wrote is as it should be. */
  public Experiment awaitOutput(Predicate<String> wanted) {
    Until.minute(
        name + " writes what is wanted",
        () -> has("method_output.txt") ? text("method_output.txt") : "",
        wanted);
    return this;
  }

  /** The one service of it; fails where there is none. */
  public String service() {
    List<String> services = services();
    if (services.size() != 1) {
      throw new AssertionError("services of " + name + ": " + services);
    }
    return services.get(0);
  }

  /** Its services: one while it runs, none after that. */
  public List<String> services() {
    return cluster.swarm().serviceOf(name);
  }

  /** The node that its task is on. */
  public String node() {
    return cluster.swarm().awaitRunning(service()).node();
  }

  /** Stops it, as a user does. */
  public Said stop() {
    return cluster.graflag("stop", "-e", name).done();
  }

  /** Whether it left a file. */
  public boolean has(String file) {
    return cluster.shared().has(path(file));
  }

  /** A file of text. */
  public String text(String file) {
    return cluster.shared().text(path(file));
  }

  /** A file, byte by byte. */
  public byte[] bytes(String file) {
    return cluster.shared().bytes(path(file));
  }

  /** A file that is one JSON object. */
  public JsonObject json(String file) {
    return cluster.shared().json(path(file));
  }

  /** Writes a file into its folder. */
  public void write(String file, String text) {
    cluster.shared().write(path(file), text);
  }

  /** Removes its folder. */
  public void forget() {
    cluster.shared().remove("experiments/" + name);
  }

  private String path(String file) {
    return "experiments/" + name + "/" + file;
  }
}
