package io.graflag.cli;

import io.graflag.cli.render.ComparisonView;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graflag compare}. */
@Command(
    description = {
      "Puts runs side by side: metrics with their intervals, parameters that differ, a paired test"
          + " (DeLong) of the AUC-ROC of each two runs on the same items, and their ROC and"
          + " precision-recall curves in one picture each.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag compare exp__midas__darpa__20260309_143000 exp__midas_f__darpa__20260309_150000",
      "  graflag compare --output seeds --json EXPERIMENT EXPERIMENT EXPERIMENT",
      "",
      "Metrics are computed anew from results.json by the current rules; the experiments stay as",
      "they are. Runs on other items, on another dataset or with other labels are not paired, and",
      "the reason is told. Nothing is corrected for testing many pairs. Results of a cluster are",
      "fetched for the comparison and not kept."
    })
final class CompareCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "compare",
      description = "Where comparison.json and the pictures go. Default: ${DEFAULT-VALUE}")
  private String folder = "compare";

  @Parameters(
      arity = "2..*",
      paramLabel = "EXPERIMENT",
      converter = ExperimentConverter.class,
      description = "Two or more experiments, as 'graflag list experiments' names them.")
  private List<ExperimentName> experiments = List.of();

  CompareCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path target = context.resolve("--output", folder);
    Comparison found = context.open(output.json()).experiments().compare(experiments, target);
    if (output.json()) {
      OutputOptions.print(context.terminal(), found);
    } else {
      ComparisonView.print(context.terminal(), found, target);
    }
    return 0;
  }
}
