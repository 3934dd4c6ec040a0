package io.graflag.examples.lesson;

import io.graflag.api.EvaluationResults;
import io.graflag.api.GraFlag;
import java.io.PrintStream;
import java.nio.file.Path;

/** Evaluates results that came from anywhere: a colleague, a cluster, another program. */
public final class E04EvaluateFolder {
  private E04EvaluateFolder() {}

  /**
   * Evaluates, and prints every metric that is defined.
   *
   * @param graflag starts the evaluator
   * @param folder holds a results.json; gets an eval/ with evaluation.json and plots
   * @param out where to print
   */
  public static void evaluate(GraFlag graflag, Path folder, PrintStream out) {
    EvaluationResults found = graflag.experiments().evaluate(folder, line -> {});
    found.metrics().forEach((name, value) -> out.println(name + " " + value));
    // A metric that is not defined is null above, and here stands why.
    found.warnings().forEach(out::println);
  }
}
