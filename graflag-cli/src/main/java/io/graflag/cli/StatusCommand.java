package io.graflag.cli;

import io.graflag.api.ClusterInfo;
import io.graflag.cli.render.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graflag status}. */
@Command(
    name = "status",
    description = {
      "Shows which configuration is used, where files are, what there is, and what runs.",
      ""
    },
    footer = {"", "Example:", "  graflag status --json"})
final class StatusCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    ClusterInfo info = context.open(output.json()).cluster().info();
    if (output.json()) {
      OutputOptions.print(terminal, info);
      return 0;
    }
    terminal.out().println("Engine         this machine");
    terminal.out().println("Configuration  " + info.configuration().orElse("none"));
    terminal.out().println("SHARED_DIR     " + info.sharedDir());
    info.sharedContents()
        .forEach(part -> terminal.out().printf("  %-13s%d%n", part.name(), part.count()));
    if (info.services().isEmpty()) {
      terminal.out().println("Nothing runs.");
      return 0;
    }
    terminal.out().println();
    Table table = Table.of("RUNNING", "PROCESS");
    info.services().forEach(service -> table.row(service.name(), service.id()));
    table.print(terminal);
    return 0;
  }
}
