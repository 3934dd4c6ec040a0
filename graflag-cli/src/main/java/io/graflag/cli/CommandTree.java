package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.cli.render.Plain;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, and how their errors become words and exit codes. */
final class CommandTree {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int INTERRUPTED = 130;

  private CommandTree() {}

  /** The command above all others. */
  @Command(
      name = "graflag",
      description = {
        "Runs graph-anomaly-detection methods, one process or container each, and turns what they"
            + " leave behind into numbers and plots.",
        ""
      },
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footer = {
        "",
        "Examples:",
        "  graflag run -m midas_f -d sample_stream --evaluate",
        "  graflag list methods",
        "  graflag list experiments --json",
        "",
        "Files are found under GRAFLAG_SHARED_DIR, else ./shared, else the examples that came along.",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."
      })
  private static final class Root implements Runnable {
    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Say what to do: one of the commands below.");
    }
  }

  /** The version of the program. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"graflag " + GraFlag.version()};
    }
  }

  static CommandLine of(Context context) {
    CommandLine root = new CommandLine(new Root());
    root.addSubcommand(new RunCommand(context));
    root.addSubcommand(new StatusCommand(context));
    root.addSubcommand(ListCommand.of(context));
    root.addSubcommand(new LogsCommand(context));
    root.addSubcommand(new StopCommand(context));
    root.addSubcommand(new EvaluateCommand(context));
    root.addSubcommand(new CopyCommand(context));
    root.addSubcommand(new SyncCommand(context));
    root.setOut(context.terminal().out());
    root.setErr(context.terminal().err());
    root.setUsageHelpWidth(Math.max(80, Math.min(context.terminal().columns(), 120)));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setExecutionExceptionHandler((e, command, parsed) -> handle(e, context.terminal()));
    return root;
  }

  private static int handle(Exception error, Terminal terminal) throws Exception {
    if (!(error instanceof GraflagException expected)) {
      throw error;
    }
    terminal.out().flush();
    terminal.err().println("error: " + Plain.text(expected.getMessage()));
    expected.hint().ifPresent(hint -> terminal.err().println("hint: " + Plain.text(hint)));
    terminal.err().flush();
    return exitCode(expected.kind());
  }

  private static int exitCode(Kind kind) {
    return switch (kind) {
      case USAGE -> WRONG_USAGE;
      case INTERRUPTED -> INTERRUPTED;
      case NOT_FOUND, INVALID_INPUT, CONFLICT, STORAGE, STORAGE_FULL, FAILED -> FAILED;
    };
  }
}
