package io.graflag.cli;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.cli.render.RunView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag stop}. */
@Command(
    description = {"Stops a run and waits until nothing of it is left.", ""},
    footer = {"", "Example:", "  graflag stop -e exp__midas__darpa__20260309_143000"})
final class StopCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ExperimentOption experiment = new ExperimentOption();

  @Option(names = "--rm", description = "Delete the experiment with all its files afterwards.")
  private boolean remove;

  StopCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    GraFlag graflag = context.open(output.json());
    ExperimentInfo before = graflag.experiments().get(experiment.name());
    // An experiment that has ended can still be removed.
    if (!before.isEnded() && !output.json()) {
      context.terminal().err().println("Stopping it; its method has a moment to end by itself.");
      context.terminal().err().flush();
    }
    ExperimentInfo info =
        remove && before.isEnded() ? before : graflag.experiments().stop(experiment.name());
    if (remove) {
      graflag.experiments().delete(experiment.name());
    }
    if (output.json()) {
      OutputOptions.print(context.terminal(), info);
    } else {
      RunView.printEnd(context.terminal(), info);
      if (remove) {
        context.terminal().err().println("Deleted with all its files.");
      }
    }
    return 0;
  }
}
