package io.graflag.cli;

import io.graflag.api.ClusterInfo;
import io.graflag.cli.render.StatusView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graflag status}. */
@Command(
    description = {
      "Shows which configuration is used, where files are, what there is, and what runs; of a"
          + " cluster also its nodes, their GPUs and the registry.",
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
    } else {
      StatusView.print(terminal, info);
    }
    return info.error().isPresent() ? 1 : 0;
  }
}
