package io.graflag.cli;

import io.graflag.api.Verification;
import io.graflag.cli.render.IntegrityView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graflag verify}. */
@Command(
    description = {
      "Checks whether the results of an experiment can be trusted: lengths, classes, constant or"
          + " tied scores, orientation, the method's own figures, the size of the dataset, and"
          + " parameters without effect. It need not have been evaluated, and nothing is written.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  graflag verify -e exp__midas__darpa__20260309_143000 --json",
      "",
      "Exits with 1 where there is an error, else with 0, whatever the warnings. Runs of the same",
      "method on the same dataset are compared with where they have been evaluated."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ExperimentOption experiment = new ExperimentOption();

  VerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Verification found = context.open(output.json()).experiments().verify(experiment.name());
    if (output.json()) {
      OutputOptions.print(context.terminal(), found);
    } else {
      IntegrityView.print(context.terminal(), found);
    }
    return found.passed() ? 0 : 1;
  }
}
