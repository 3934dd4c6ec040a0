package io.graflag.cli.render;

import io.graflag.api.ClusterInfo;
import io.graflag.api.ServiceInfo;
import io.graflag.cli.Terminal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what runs where, and what SHARED_DIR holds. */
public final class StatusView {
  private StatusView() {}

  /** Prints it for people. */
  public static void print(Terminal terminal, ClusterInfo info) {
    boolean isCluster = info.managerIp().isPresent();
    line(
        terminal,
        "Engine",
        info.managerIp().map(ip -> "the cluster of " + ip).orElse("this machine"));
    line(terminal, "Configuration", info.configuration().orElse("none"));
    line(terminal, "SHARED_DIR", info.sharedDir());
    info.sharedContents().forEach(part -> line(terminal, "  " + part.name(), "" + part.count()));
    info.freeBytes().ifPresent(free -> line(terminal, "  free", Quantities.bytes(free)));
    info.registry()
        .ifPresent(
            registry ->
                line(
                    terminal,
                    "Registry",
                    registry.address()
                        + (registry.isReachable()
                            ? ""
                            : ": " + registry.problem().orElse("it does not answer"))));
    if (!info.libraries().isEmpty()) {
      line(
          terminal,
          "Installed",
          info.libraries().stream()
              .map(library -> library.name() + " " + library.version())
              .collect(Collectors.joining(", ")));
    }
    info.error().ifPresent(error -> terminal.err().println(Plain.text("error: " + error)));
    terminal.err().flush();
    if (!info.workerNodes().isEmpty()) {
      terminal.out().println();
      nodes(info).print(terminal);
    }
    if (!info.services().isEmpty()) {
      terminal.out().println();
      services(info, isCluster).print(terminal);
    } else if (info.error().isEmpty()) {
      terminal.out().println((isCluster ? "\n" : "") + "Nothing runs.");
    }
    terminal.out().flush();
  }

  private static void line(Terminal terminal, String name, String value) {
    terminal.out().println("%-15s%s".formatted(name, Plain.line(value)));
  }

  private static Table nodes(ClusterInfo info) {
    Table table =
        Table.of("NODE", "ADDRESS", "ROLE", "STATE", "CPUS", "MEMORY", "GPUS", "USED", "FREE");
    for (ClusterInfo.Node node : info.workerNodes()) {
      table.row(
          node.hostname(),
          node.address(),
          node.isManager() ? "manager" : "worker",
          node.status() + (node.availability().equals("active") ? "" : ", " + node.availability()),
          String.format(Locale.ROOT, "%.0f", node.cpus()),
          Quantities.bytes(node.memoryBytes()),
          "" + node.gpusTotal(),
          "" + node.gpusUsed(),
          "" + node.gpusFree());
    }
    return table;
  }

  private static Table services(ClusterInfo info, boolean isCluster) {
    if (!isCluster) {
      Table table = Table.of("RUNNING", "PROCESS");
      info.services().forEach(service -> table.row(service.name(), service.id()));
      return table;
    }
    Table table = Table.of("RUN", "STATE", "DETAIL");
    for (ServiceInfo service : info.services()) {
      table.row(service.name(), service.status(), service.detail().orElse(""));
    }
    return table;
  }
}
