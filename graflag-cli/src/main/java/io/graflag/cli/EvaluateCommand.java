package io.graflag.cli;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.cli.render.EvaluationView;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag evaluate}. */
@Command(
    name = "evaluate",
    description = {"Computes metrics and plots of an experiment that has results.", ""},
    footer = {
      "",
      "Examples:",
      "  graflag evaluate -e exp__midas__darpa__20260309_143000 --json",
      "  graflag evaluate --path ~/results-of-a-friend/",
      "  graflag evaluate --rules 1 -e exp__midas__darpa__20260309_143000"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--rules",
      paramLabel = "VERSION",
      description = {
        "Definitions of the metrics: 2, ours (the default), or 1, those of the original GraFlag,",
        "to compare with what it published."
      })
  private Optional<Integer> rules = Optional.empty();

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  /** What to evaluate. */
  private static final class Subject {
    @Option(
        names = {"-e", "--experiment"},
        paramLabel = "EXPERIMENT",
        converter = ExperimentConverter.class,
        description = "The experiment, as 'graflag list experiments' names it.")
    private ExperimentName experiment;

    @Option(
        names = "--path",
        paramLabel = "FOLDER",
        description = "Any folder that holds a results.json, wherever it came from.")
    private Path folder;
  }

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    EvaluationOptions options =
        rules.map(EvaluationOptions::byRules).orElse(EvaluationOptions.DEFAULT);
    GraFlag graflag = context.open(output.json());
    EvaluationResults found =
        subject.folder == null
            ? evaluated(subject.experiment, options, graflag)
            : graflag
                .experiments()
                .evaluate(
                    context.resolve("--path", subject.folder.toString()), options, line -> {});
    if (output.json()) {
      OutputOptions.print(context.terminal(), found);
    } else {
      EvaluationView.print(context.terminal(), found);
    }
    return 0;
  }

  private EvaluationResults evaluated(
      ExperimentName experiment, EvaluationOptions options, GraFlag graflag) {
    ExperimentInfo info = graflag.experiments().get(experiment);
    if (!info.isCompleted()) {
      context.terminal().err().println("Note: the run is " + info.status() + ", not completed.");
    }
    return graflag.experiments().evaluate(experiment, options, line -> {});
  }
}
