package io.graflag.cli;

import io.graflag.api.Leftover;
import io.graflag.api.Selection;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag clear}. */
@Command(
    description = {
      "Shows which experiments failed or were stopped; with --apply, deletes them.",
      "",
      "What may still run, and what nobody knows the end of, is never deleted.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag clear",
      "  graflag clear --state failed --older-than 30 --apply",
      "  graflag clear --state completed --method midas --apply"
    })
final class ClearCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "Those that are completed, failed, stopped or unknown.")
  private List<String> states = new ArrayList<>();

  @Option(
      names = {"-m", "--method"},
      paramLabel = "METHOD",
      description = "Those of this method alone.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "DATASET",
      description = "Those on this dataset alone.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      description = "Those that were started so many days ago.")
  private Optional<Integer> days = Optional.empty();

  @Option(names = "--apply", description = "Delete them with all their files.")
  private boolean apply;

  ClearCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Selection selection = selection();
    List<Leftover> found = context.open(output.json()).experiments().clear(selection, apply);
    return new Tidied("experiment", found, apply).show(context.terminal(), output.json());
  }

  private Selection selection() {
    Set<ExperimentState> chosen = EnumSet.noneOf(ExperimentState.class);
    states.forEach(word -> chosen.add(state(word)));
    if (days.orElse(0) < 0) {
      throw GraflagException.of(Kind.USAGE, "--older-than must not be negative: " + days.get());
    }
    return new Selection(
        chosen.isEmpty() ? Selection.UNSUCCESSFUL.states() : chosen,
        method.map(MethodName::parse),
        dataset.map(DatasetName::parse),
        days.map(Duration::ofDays));
  }

  private static ExperimentState state(String word) {
    return Arrays.stream(ExperimentState.values())
        .filter(state -> state.isTerminal() || state == ExperimentState.UNKNOWN)
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                GraflagException.of(
                    Kind.USAGE,
                    "--state got '" + word + "'.",
                    "It takes completed, failed, stopped or unknown."));
  }
}
