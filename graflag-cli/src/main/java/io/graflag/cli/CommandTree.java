package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.api.authoring.MethodLanguage;
import io.graflag.api.config.EngineName;
import io.graflag.cli.render.Plain;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.plan.StorageWish;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and how their errors become words and exit codes. */
final class CommandTree {
  private static final String NAME = "graflag";
  private static final Set<String> OF_ALL = Set.of("completion", "help");
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int INTERRUPTED = 130;

  private CommandTree() {}

  /** The command above all others. */
  @Command(
      name = CommandTree.NAME,
      description = {
        "Runs graph-anomaly-detection methods, one process or container each, and turns what they"
            + " leave behind into numbers and plots.",
        ""
      },
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  graflag run -m midas_f -d sample_stream --evaluate",
        "  graflag list methods",
        "  graflag list experiments --json",
        "",
        "Configuration: --config FILE, else .env here, else ~/.config/graflag/config.env; variables",
        "GRAFLAG_<KEY> override single keys, as in GRAFLAG_SHARED_DIR. Files are found under SHARED_DIR,",
        "else ./shared where that holds methods, and beside them the examples that came along.",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."
      })
  private static final class Root implements Runnable {
    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin private final RootOptions options;

    Root(RootOptions options) {
      this.options = options;
    }

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: one of the commands below.");
    }
  }

  /**
   * Runs a command line to its end; what it opened is closed once all has been said.
   *
   * @return its exit code
   */
  static int run(Context context, String... words) {
    try {
      int code = of(context, words).execute(words);
      context.terminal().out().flush();
      context.terminal().err().flush();
      return code;
    } finally {
      context.opened().close();
    }
  }

  /** All commands, for what looks at all of them. */
  static CommandLine of(Context context) {
    return of(context, new String[0]);
  }

  /**
   * The commands that a command line asks for: one alone where its first word names it.
   *
   * <p>To look at the options of all takes a tenth of a second.
   *
   * @param words the command line
   */
  static CommandLine of(Context context, String[] words) {
    Map<String, Supplier<Object>> commands = commands(context);
    Set<String> wanted =
        words.length > 0 && commands.containsKey(words[0]) && !OF_ALL.contains(words[0])
            ? Set.of(words[0])
            : commands.keySet();
    CommandLine root = new CommandLine(new Root(context.options()));
    commands.forEach(
        (name, command) -> {
          if (wanted.contains(name)) {
            root.addSubcommand(name, command.get());
          }
        });
    root.getCommandSpec().versionProvider(() -> version(context.properties()));
    root.setOut(context.terminal().out());
    root.setErr(context.terminal().err());
    root.setUsageHelpWidth(Math.max(80, Math.min(context.terminal().columns(), 120)));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.registerConverter(EngineName.class, new Words<>(EngineName.class));
    root.registerConverter(MethodLanguage.class, new Words<>(MethodLanguage.class));
    root.registerConverter(StorageWish.class, new Words<>(StorageWish.class));
    root.setParameterExceptionHandler((e, all) -> wrongUsage(e, all, context.terminal()));
    root.setExecutionExceptionHandler(
        (e, command, parsed) -> handle(e, commands.keySet(), context));
    return root;
  }

  /** Each by its name, made when it is wanted. */
  private static Map<String, Supplier<Object>> commands(Context context) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("setup", () -> new SetupCommand(context));
    commands.put("run", () -> new RunCommand(context));
    commands.put("status", () -> new StatusCommand(context));
    commands.put("list", () -> ListCommand.of(context));
    commands.put("logs", () -> new LogsCommand(context));
    commands.put("stop", () -> new StopCommand(context));
    commands.put("cleanup", () -> new CleanupCommand(context));
    commands.put("clear", () -> new ClearCommand(context));
    commands.put("evaluate", () -> new EvaluateCommand(context));
    commands.put("verify", () -> new VerifyCommand(context));
    commands.put("compare", () -> new CompareCommand(context));
    commands.put("copy", () -> new CopyCommand(context));
    commands.put("sync", () -> new SyncCommand(context));
    commands.put("new-method", () -> new NewMethodCommand(context));
    commands.put("check-method", () -> new CheckMethodCommand(context));
    commands.put("devcluster", () -> new DevclusterCommand(context));
    commands.put("completion", () -> new CompletionCommand(context.terminal()));
    commands.put("help", CommandTree::help);
    return commands;
  }

  private static CommandLine help() {
    CommandLine help = new CommandLine(new CommandLine.HelpCommand());
    help.getCommandSpec()
        .usageMessage()
        .header(new String[0])
        .description("Shows the help of a command.", "")
        .footer("", "Example:", "  graflag help run");
    return help;
  }

  private static String[] version(Properties properties) {
    return new String[] {
      "graflag " + GraFlag.version(),
      "Java %s (%s), %s"
          .formatted(
              properties.getProperty("java.version"),
              properties.getProperty("java.vendor"),
              properties.getProperty("java.home")),
      "%s %s, %s"
          .formatted(
              properties.getProperty("os.name"),
              properties.getProperty("os.version"),
              properties.getProperty("os.arch"))
    };
  }

  /** The cause and the shape of the command; a page of options would scroll the cause away. */
  private static int wrongUsage(ParameterException error, String[] words, Terminal terminal) {
    CommandLine command = error.getCommandLine();
    terminal.out().flush();
    terminal.err().println("error: " + Plain.text(error.getMessage()));
    if (words.length == 0) {
      command.usage(terminal.err());
    } else if (!UnmatchedArgumentException.printSuggestions(error, terminal.err())) {
      String name = command.getCommandSpec().qualifiedName();
      CommandLine.Help help = command.getHelp();
      terminal.err().print("Usage: " + help.synopsis("Usage: ".length()));
      terminal
          .err()
          .println(
              "hint: '"
                  + terminal.command()
                  + name.substring(NAME.length())
                  + " --help' says more.");
    }
    terminal.err().flush();
    return WRONG_USAGE;
  }

  private static int handle(Exception error, Set<String> commands, Context context) {
    if (!(error instanceof GraflagException expected)) {
      return unexpected(error, context);
    }
    Terminal terminal = context.terminal();
    UnaryOperator<String> shown = text -> Plain.text(asCalled(text, commands, terminal));
    terminal.out().flush();
    terminal.err().println("error: " + shown.apply(expected.getMessage()));
    expected.hint().ifPresent(hint -> terminal.err().println("hint: " + shown.apply(hint)));
    terminal.err().flush();
    return exitCode(expected.kind());
  }

  /** Commands in a text, with the program as the launcher says that it was called. */
  private static String asCalled(String text, Set<String> commands, Terminal terminal) {
    return text.replaceAll(
        "(?<![\\w./-])graflag (?=(" + String.join("|", commands) + ")\\b)",
        Matcher.quoteReplacement(terminal.command()) + " ");
  }

  private static int unexpected(Exception error, Context context) {
    PrintWriter err = context.terminal().err();
    context.terminal().out().flush();
    err.println("error: This should not have happened: " + Plain.text(error.toString()));
    if (context.options().verbose()) {
      error.printStackTrace(err);
    } else {
      err.println("hint: The same command with --verbose shows where it arose.");
    }
    err.flush();
    return FAILED;
  }

  private static int exitCode(Kind kind) {
    return switch (kind) {
      case USAGE -> WRONG_USAGE;
      case INTERRUPTED -> INTERRUPTED;
      case NOT_FOUND, INVALID_INPUT, CONFLICT, UNREACHABLE, STORAGE, STORAGE_FULL, FAILED -> FAILED;
    };
  }
}
