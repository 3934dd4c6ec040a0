package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.evaluation.Evaluation;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The command line of the evaluator. */
public final class Main {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final String USAGE =
      """
      Usage: java -jar graflag-evaluator.jar [--verify] EXPERIMENT_DIR

      Reads results.json in EXPERIMENT_DIR and writes eval/evaluation.json,
      eval/curves.json and eval/*.png there.

        --verify   only check the results: prints what speaks against them as
                   one line of JSON and writes nothing; exits with 0 whatever
                   it found
        --help     show this text
        --version  show the version

      Exit codes: 0 done, 1 failed, 2 wrong usage.
      """;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the evaluator and exits. */
  public static void main(String[] args) {
    // No display is needed, and asking for one fails in a container.
    System.setProperty("java.awt.headless", "true");
    System.exit(new Main(System.out, System.err).run(args));
  }

  /** Runs the evaluator; the exit code. */
  int run(String... args) {
    try {
      return evaluate(args);
    } catch (GraflagException e) {
      err.println("error: " + e.getMessage());
      e.hint().ifPresent(hint -> err.println("hint: " + hint));
      return e.kind() == Kind.USAGE ? WRONG_USAGE : FAILED;
    } catch (OutOfMemoryError e) {
      err.println("error: The results do not fit into the memory of this process.");
      err.println("hint: Give it more with -Xmx, such as java -Xmx8g -jar ...");
      return FAILED;
    }
  }

  private int evaluate(String... args) {
    if (args.length == 2 && args[0].equals("--verify")) {
      out.println(Json.line(new Evaluator(version()).verify(directory(args[1]))));
      return DONE;
    }
    if (args.length != 1 || args[0].isEmpty()) {
      throw usage("One experiment directory is needed, but " + args.length + " were given.");
    }
    switch (args[0]) {
      case "--help", "-h" -> out.print(USAGE);
      case "--version" -> out.println("graflag-evaluator " + version());
      default -> {
        ExperimentDirectory experiment = directory(args[0]);
        Evaluation evaluation = new Evaluator(version()).evaluate(experiment);
        Summary.print(experiment, evaluation, out);
      }
    }
    return DONE;
  }

  private static ExperimentDirectory directory(String name) {
    if (name.startsWith("-")) {
      throw usage("Unknown option '" + name + "'.");
    }
    try {
      return new ExperimentDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      throw new GraflagException(
          Kind.USAGE, "'" + name + "' is not the name of a directory.", null, e);
    }
  }

  private static GraflagException usage(String message) {
    return GraflagException.of(Kind.USAGE, message, "java -jar graflag-evaluator.jar --help");
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
