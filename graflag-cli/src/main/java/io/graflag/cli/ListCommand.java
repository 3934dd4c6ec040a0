package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.cli.render.ListViews;
import io.graflag.cli.render.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag list}. */
@Command(
    description = {"Lists methods, datasets, experiments or services.", ""},
    synopsisSubcommandLabel = "methods|datasets|experiments|services",
    footer = {
      "",
      "Examples:",
      "  graflag list methods",
      "  graflag list methods midas_f",
      "  graflag list experiments --limit 10 --json"
    })
final class ListCommand implements Runnable {
  /** Experiments pile up; the newest are what is asked for. */
  private static final int NEWEST = 50;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private ListCommand() {}

  static CommandLine of(Context context) {
    CommandLine list = new CommandLine(new ListCommand());
    list.addSubcommand(new ListMethodsCommand(context));
    list.addSubcommand(
        "datasets",
        new Part<>(
            context,
            "Lists datasets with their size.",
            List.of("datasets", "datasets --json"),
            (graflag, limit) -> graflag.datasets().list(),
            ListViews::datasets));
    list.addSubcommand(
        "experiments",
        new Part<>(
            context,
            "Lists experiments with their state, newest first; 50 of them unless told otherwise.",
            List.of("experiments", "experiments --limit 10 --json"),
            (graflag, limit) -> graflag.experiments().list(limit.orElse(NEWEST)),
            ListViews::experiments));
    list.addSubcommand(
        "services",
        new Part<>(
            context,
            "Lists what runs now.",
            List.of("services", "services --json"),
            (graflag, limit) -> graflag.experiments().services(),
            ListViews::services));
    for (CommandLine part : list.getSubcommands().values()) {
      if (part.getCommand() instanceof Part<?> other) {
        part.getCommandSpec()
            .usageMessage()
            .description(other.description, "")
            .footer(other.footer());
      }
    }
    return list;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to list: methods, datasets, experiments or services.");
  }

  /** Asks for a list, perhaps of at most so many. */
  @FunctionalInterface
  private interface Source<T> {
    List<T> list(GraFlag graflag, Optional<Integer> limit);
  }

  /** One list. */
  @Command
  private static final class Part<T> implements Callable<Integer> {
    private final Context context;
    private final String description;
    private final List<String> examples;
    private final Source<T> source;
    private final Function<List<T>, Table> view;

    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
        names = {"-n", "--limit"},
        paramLabel = "N",
        converter = ListLimit.class,
        description = "At most this many.")
    private Optional<Integer> limit = Optional.empty();

    Part(
        Context context,
        String description,
        List<String> examples,
        Source<T> source,
        Function<List<T>, Table> view) {
      this.context = context;
      this.description = description;
      this.examples = examples;
      this.source = source;
      this.view = view;
    }

    private String[] footer() {
      return Stream.concat(
              Stream.of("", "Examples:"), examples.stream().map(words -> "  graflag list " + words))
          .toArray(String[]::new);
    }

    @Override
    public Integer call() {
      List<T> items = source.list(context.open(output.json()), limit);
      List<T> shown = items.stream().limit(limit.orElse(Integer.MAX_VALUE)).toList();
      if (output.json()) {
        OutputOptions.print(context.terminal(), shown);
      } else {
        view.apply(shown).print(context.terminal());
      }
      return 0;
    }
  }
}
