package io.graflag.cli;

import io.graflag.api.Leftover;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag cleanup}. */
@Command(
    description = {
      "Shows which services of the cluster are over; with --apply, removes them.",
      "",
      "How each run ended is written down first. No experiment is touched.",
      ""
    },
    footer = {"", "Examples:", "  graflag cleanup", "  graflag cleanup --apply"})
final class CleanupCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--apply", description = "Remove them.")
  private boolean apply;

  CleanupCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Leftover> found = context.open(output.json()).experiments().cleanup(apply);
    return new Tidied("service", found, apply).show(context.terminal(), output.json());
  }
}
