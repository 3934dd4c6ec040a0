package io.graflag.api;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.List;
import java.util.OptionalInt;

/**
 * How to evaluate.
 *
 * @param rules version of the metric definitions: 1 is the original's, 2 ours; empty for the latest
 */
public record EvaluationOptions(OptionalInt rules) {
  /** As the evaluator does unless told otherwise. */
  public static final EvaluationOptions DEFAULT = new EvaluationOptions(OptionalInt.empty());

  /** The latest rules. */
  static final int LATEST = 2;

  /** Checks the rules; USAGE where there are none of that number. */
  public EvaluationOptions {
    if (rules.isPresent() && (rules.getAsInt() < 1 || rules.getAsInt() > LATEST)) {
      throw GraflagException.of(
          Kind.USAGE,
          "There are no metric rules " + rules.getAsInt() + ".",
          "Use 1, those of the original GraFlag, or 2, ours.");
    }
  }

  /**
   * By rules of a version.
   *
   * @throws GraflagException USAGE where there are none of that number
   */
  public static EvaluationOptions byRules(int version) {
    return new EvaluationOptions(OptionalInt.of(version));
  }

  /** The words that tell the evaluator, before the directory. */
  public List<String> arguments() {
    return rules.isPresent()
        ? List.of("--rules", String.valueOf(rules.getAsInt()))
        : List.of(); // which an evaluator of any age understands
  }
}
