package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.evaluation.Comparison;
import io.graflag.evaluator.compare.Comparer;
import io.graflag.evaluator.metric.MetricRules;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line of the evaluator. */
public final class Main {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final String RULES = "--rules";
  private static final String VERIFY = "--verify";
  private static final String COMPARE = "--compare";
  private static final String USAGE =
      """
      Usage: java -jar graflag-evaluator.jar [--rules N | --verify] EXPERIMENT_DIR
             java -jar graflag-evaluator.jar --compare OUTPUT_DIR EXPERIMENT_DIR...

      Reads results.json in EXPERIMENT_DIR and writes eval/evaluation.json,
      eval/curves.json and eval/*.png there.

        --rules N  definitions of the metrics: 1, those of the original
                   GraFlag, for comparison with what it published; or 2,
                   ours (default)
        --verify   only check the results: prints what speaks against them as
                   one line of JSON and writes nothing; exits with 0 whatever
                   it found
        --compare  compare two or more runs: writes comparison.json and curves
                   overlaid to OUTPUT_DIR, and prints the first as one line
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
    List<String> names = new ArrayList<>(List.of(args));
    if (names.equals(List.of("--help")) || names.equals(List.of("-h"))) {
      out.print(USAGE);
      return DONE;
    }
    if (names.equals(List.of("--version"))) {
      out.println("graflag-evaluator " + version());
      return DONE;
    }
    if (names.size() == 2 && names.get(0).equals(VERIFY)) {
      out.println(Json.line(new Evaluator(version()).verify(directory(names.get(1)))));
      return DONE;
    }
    if (!names.isEmpty() && names.get(0).equals(COMPARE)) {
      out.println(Json.line(compare(names.subList(1, names.size()))));
      return DONE;
    }
    MetricRules rules = rules(names);
    if (names.size() != 1 || names.get(0).isEmpty()) {
      throw usage("One experiment directory is needed, but " + names.size() + " were given.");
    }
    ExperimentDirectory experiment = directory(names.get(0));
    Summary.print(experiment, new Evaluator(version()).evaluate(experiment, rules), out);
    return DONE;
  }

  private static Comparison compare(List<String> names) {
    if (names.size() < 3) {
      throw usage(COMPARE + " needs a directory to write to and two experiment directories.");
    }
    List<ExperimentDirectory> directories = names.stream().map(Main::directory).toList();
    return Comparer.compare(directories.subList(1, names.size()), directories.get(0).path());
  }

  /** Takes the option and its value out of the arguments. */
  private static MetricRules rules(List<String> names) {
    int at = names.indexOf(RULES);
    if (at < 0) {
      return MetricRules.CURRENT;
    }
    if (at + 1 == names.size()) {
      throw usage(RULES + " needs a number.");
    }
    names.remove(at);
    String number = names.remove(at);
    return MetricRules.numbered(number)
        .orElseThrow(() -> usage("There are no rules '" + number + "', only 1 and 2."));
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
