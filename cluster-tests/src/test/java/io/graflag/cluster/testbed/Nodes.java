package io.graflag.cluster.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.devcluster.program.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes of the cluster, seen from the machine they run on: what breaks, and is mended again.
 */
public final class Nodes {
  public static final String MANAGER = "manager";
  public static final List<String> WORKERS = List.of("worker1", "worker2");
  public static final List<String> ALL = List.of(MANAGER, "worker1", "worker2");

  Nodes() {}

  /** The container of a node. */
  public static String container(String node) {
    assertThat(ALL).contains(node);
    return "graflag-" + node;
  }

  /** Runs a command in a node, and returns what it wrote; fails the test where it fails. */
  public String on(String node, String... command) {
    return Outside.run(exec(node, List.of(command)));
  }

  /** The same for a command that may fail. */
  public Answer call(String node, List<String> command) {
    return Outside.call(exec(node, command));
  }

  /** Runs a command in a node with a text on its standard input. */
  public String tell(String node, String input, String... command) {
    return Outside.tell(input, exec(node, List.of(command)));
  }

  /** Ends a node without a word, as a power cut does. */
  public void kill(String node) {
    Outside.run("docker", "kill", container(node));
  }

  /** Starts a node that was ended, and waits until its engine answers. */
  public void start(String node) {
    Outside.run("docker", "start", container(node));
    awaitEngine(node);
  }

  /**
   * Makes a service of a node end for as long as {@link #giveBack} does not bring its program back.
   *
   * @param program such as {@code dockerd} or {@code docker-registry}, in /usr/bin or /usr/sbin
   */
  public void takeAway(String node, String program) {
    on(
        node,
        "sh",
        "-c",
        "p=$(command -v \"$0\") && mv \"$p\" \"$p.away\" && { pkill -x \"$(echo $0 | cut -c1-15)\""
            + " || true; }",
        program);
  }

  /** Brings a program back; the node starts its service again. */
  public void giveBack(String node, String program) {
    on(
        node,
        "sh",
        "-c",
        "for p in /usr/bin/$0 /usr/sbin/$0; do [ ! -e $p.away ] || mv $p.away $p; done",
        program);
    awaitEngine(node);
  }

  /** Waits until the engine of a node answers. */
  public void awaitEngine(String node) {
    Until.minute(
        "the engine of " + node + " answers",
        () -> call(node, List.of("docker", "version", "--format", "{{.Server.Version}}")),
        Answer::ok);
  }

  private static List<String> exec(String node, List<String> command) {
    List<String> all = new ArrayList<>(List.of("docker", "exec", "-i", container(node)));
    all.addAll(command);
    return all;
  }
}
