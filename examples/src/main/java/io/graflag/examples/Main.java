package io.graflag.examples;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.examples.anograph.AnoEdgeGCommand;
import io.graflag.examples.anograph.AnoEdgeLCommand;
import io.graflag.examples.anograph.AnoGraphCommand;
import io.graflag.examples.degree.DegreeCommand;
import io.graflag.examples.egonet.OddBallCommand;
import io.graflag.examples.isolation.IsolationForestCommand;
import io.graflag.examples.link.LinkLikelihoodCommand;
import io.graflag.examples.midas.MidasCommand;
import io.graflag.examples.midas.MidasFCommand;
import io.graflag.examples.midas.MidasRCommand;
import io.graflag.examples.midas.MidasRNodesCommand;
import io.graflag.examples.neighbour.KnnCommand;
import io.graflag.examples.neighbour.LofCommand;
import io.graflag.examples.scan.ScanCommand;
import io.graflag.examples.snapshot.SnapshotEdgesCommand;
import io.graflag.examples.snapshot.SnapshotGraphsCommand;
import io.graflag.examples.snapshot.SnapshotNodesCommand;
import io.graflag.examples.weisfeiler.WlOutlierCommand;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** Runs one detector on the dataset in DATA and leaves its results in EXP. */
@Command(
    name = "graflag-examples",
    subcommands = HelpCommand.class,
    description = "Detectors in Java. The variables DATA and EXP name dataset and experiment.")
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Main() {}

  /**
   * Runs a detector and exits: 0 done, 1 failed, 2 wrong usage.
   *
   * @param arguments a detector and its options
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(run(arguments, System.getenv(), out, err));
  }

  /** Runs a detector and returns the exit code. */
  static int run(
      String[] arguments, Map<String, String> variables, PrintWriter out, PrintWriter err) {
    RunDirectories directories = new RunDirectories(variables);
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new MidasCommand(directories))
            .addSubcommand(new MidasRCommand(directories))
            .addSubcommand(new MidasFCommand(directories))
            .addSubcommand(new MidasRNodesCommand(directories))
            .addSubcommand(new AnoEdgeGCommand(directories))
            .addSubcommand(new AnoEdgeLCommand(directories))
            .addSubcommand(new AnoGraphCommand(directories))
            .addSubcommand(new SnapshotNodesCommand(directories))
            .addSubcommand(new SnapshotEdgesCommand(directories))
            .addSubcommand(new SnapshotGraphsCommand(directories))
            .addSubcommand(new DegreeCommand(directories))
            .addSubcommand(new ScanCommand(directories))
            .addSubcommand(new LofCommand(directories))
            .addSubcommand(new KnnCommand(directories))
            .addSubcommand(new IsolationForestCommand(directories))
            .addSubcommand(new OddBallCommand(directories))
            .addSubcommand(new LinkLikelihoodCommand(directories))
            .addSubcommand(new WlOutlierCommand(directories));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler((e, words) -> wrongUsage(e));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, command));
    return execute(line, arguments);
  }

  /** Runs a command and returns the exit code; a lack of memory is explained like any failure. */
  static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      PrintWriter err = line.getErr();
      err.println("error: " + megabytes + " MB of memory do not suffice: " + e.getMessage() + ".");
      err.println("hint: Raise -Xmx in COMMAND of the method's .env, or take a smaller dataset.");
      return FAILED;
    }
  }

  private static int wrongUsage(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("error: " + e.getMessage());
    err.println("hint: Usage: " + e.getCommandLine().getHelp().synopsis(0).strip());
    return WRONG_USAGE;
  }

  private static int failed(Exception e, CommandLine command) throws Exception {
    if (!(e instanceof GraflagException failure)) {
      throw e;
    }
    command.getErr().println("error: " + failure.getMessage());
    failure.hint().ifPresent(hint -> command.getErr().println("hint: " + hint));
    return failure.kind() == Kind.USAGE ? WRONG_USAGE : FAILED;
  }
}
