package io.graflag.cli;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.Reevaluation;
import io.graflag.cli.render.EvaluationView;
import io.graflag.cli.render.ReevaluationView;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag evaluate}. */
@Command(
    description = {
      "Computes metrics and plots of an experiment that has results, or of all that are completed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag evaluate -e exp__midas__darpa__20260309_143000 --json",
      "  graflag evaluate --path ~/results-of-a-friend/",
      "  graflag evaluate --rules 1 -e exp__midas__darpa__20260309_143000",
      "  graflag evaluate --all --if-outdated",
      "",
      "With --all one that fails stops nobody; it exits with 1 where any failed."
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

  @Option(
      names = "--if-outdated",
      description = {
        "With --all: only what has no evaluation, or one by older rules or another version."
      })
  private boolean isOnlyOutdated;

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

    @Option(
        names = "--all",
        description = "Every completed experiment again, with the metrics that moved.")
    private boolean isAll;
  }

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    EvaluationOptions options =
        rules.map(EvaluationOptions::byRules).orElse(EvaluationOptions.DEFAULT);
    if (isOnlyOutdated && !subject.isAll) {
      throw GraflagException.of(Kind.USAGE, "--if-outdated only has a meaning with --all.");
    }
    GraFlag graflag = context.open(output.json());
    if (subject.isAll) {
      return all(options, graflag);
    }
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

  private int all(EvaluationOptions options, GraFlag graflag) {
    Terminal terminal = context.terminal();
    List<Reevaluation> all =
        graflag
            .experiments()
            .evaluateAll(
                isOnlyOutdated,
                options,
                one -> {
                  if (!output.json()) {
                    ReevaluationView.print(terminal, one);
                  }
                });
    if (output.json()) {
      OutputOptions.print(terminal, all);
    } else {
      ReevaluationView.printEnd(terminal, all);
    }
    return all.stream().allMatch(Reevaluation::succeeded) ? 0 : 1;
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
