package io.graflag.cli.render;

import io.graflag.cli.Terminal;
import io.graflag.devcluster.DevclusterInfo;
import io.graflag.devcluster.NodeInfo;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows a development cluster, and how it comes and goes. */
public final class DevclusterView {
  private final Terminal terminal;
  private final boolean quiet;
  private final Set<String> changed = new LinkedHashSet<>();

  /**
   * Creates it.
   *
   * @param quiet whether to keep progress to itself
   */
  public DevclusterView(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** Shows one step on a line of its own. */
  public synchronized void say(String subject, String text) {
    changed.add(subject);
    if (!quiet) {
      terminal.err().printf("%-10s%s%n", subject, Plain.line(text));
      terminal.err().flush();
    }
  }

  /** What to say when Ctrl-C ended the work. */
  public synchronized String interrupted() {
    return "Interrupted"
        + (changed.isEmpty() ? "." : " after: " + String.join(", ", changed) + ".")
        + "\nThe same command goes on where it stopped; '"
        + terminal.command()
        + " devcluster --down' removes what there is.";
  }

  /** Shows a cluster that was brought up, and how to use it. */
  public static void printReady(Terminal terminal, DevclusterInfo info, Path hosts, Path key) {
    nodes(terminal, info);
    String manager = info.managerIp().orElseThrow();
    String privateKey = key.toString().replaceFirst("\\.pub$", "");
    String known = info.knownHosts().orElseThrow().toString();
    List<String> settings =
        List.of(
            "MANAGER_IP=" + manager,
            "SSH_KEY=" + privateKey,
            "SHARED_DIR=" + info.sharedDir(),
            "HOSTS_FILE=" + hosts,
            "KNOWN_HOSTS=" + known);
    terminal.out().println();
    terminal.out().println("Configuration:");
    settings.forEach(setting -> terminal.out().println("  " + Plain.line(setting)));
    terminal.out().println();
    terminal
        .out()
        .println(
            "Use it:    %s setup --set %s"
                .formatted(
                    terminal.command(),
                    settings.stream().map(ShellWord::of).collect(Collectors.joining(" "))));
    String command = terminal.command() + " devcluster ";
    terminal
        .out()
        .println(
            "Log in:    ssh -i %s -o UserKnownHostsFile=%s root@%s"
                .formatted(ShellWord.of(privateKey), ShellWord.of(known), manager));
    terminal.out().println("Look:      " + command + "--status");
    terminal.out().println("Remove it: " + command + "--down");
    terminal.out().flush();
  }

  /** Shows how a cluster is. */
  public static void printStatus(Terminal terminal, DevclusterInfo info) {
    if (!info.exists()) {
      terminal.out().println("There is no development cluster.");
      terminal.out().flush();
      return;
    }
    nodes(terminal, info);
    info.nodes()
        .forEach(
            node ->
                node.problem()
                    .ifPresent(
                        problem ->
                            terminal.out().println(node.name() + ": " + Plain.text(problem))));
    info.missing()
        .forEach(
            node ->
                terminal.out().println(node + ": its container is gone; --hosts makes it anew"));
    info.knownHosts().ifPresent(file -> terminal.out().println("Host keys: " + file));
    terminal.out().flush();
  }

  private static void nodes(Terminal terminal, DevclusterInfo info) {
    Table table = Table.of("NODE", "ADDRESS", "STATE", "CONTAINER", "GPUS");
    for (NodeInfo node : info.nodes()) {
      table.row(
          node.name(),
          node.address(),
          node.state().toString(),
          node.container(),
          node.gpus().isEmpty() ? "-" : String.join(" ", node.gpus()));
    }
    table.print(terminal);
    terminal.out().println();
    info.storage()
        .ifPresent(
            storage ->
                terminal
                    .out()
                    .println(
                        "SHARED_DIR is %s in every node, by %s%s."
                            .formatted(
                                info.sharedDir(),
                                storage.equals("nfs") ? "NFS from the manager" : "a volume",
                                info.storageReason().map(why -> ": " + why).orElse(""))));
  }

  /** Says that a cluster is gone. */
  public static void printRemoved(Terminal terminal, boolean any) {
    terminal
        .out()
        .println(
            any
                ? "Removed. The images graflag-devcluster-* are kept, so that the next one comes up"
                    + " fast."
                : "There is no development cluster; nothing was removed.");
    terminal.out().flush();
  }
}
