package io.graflag.cli;

import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.cli.render.EvaluationView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graflag evaluate}. */
@Command(
    name = "evaluate",
    description = {"Computes metrics and plots of an experiment that has results.", ""},
    footer = {"", "Example:", "  graflag evaluate -e exp__midas__darpa__20260309_143000 --json"})
final class EvaluateCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ExperimentOption experiment = new ExperimentOption();

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    GraFlag graflag = context.open(output.json());
    ExperimentInfo info = graflag.experiments().get(experiment.name());
    if (!info.isCompleted()) {
      context.terminal().err().println("Note: the run is " + info.status() + ", not completed.");
    }
    EvaluationResults found = graflag.experiments().evaluate(experiment.name(), line -> {});
    if (output.json()) {
      OutputOptions.print(context.terminal(), found);
    } else {
      EvaluationView.print(context.terminal(), found);
    }
    return 0;
  }
}
