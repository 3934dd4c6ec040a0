package io.graflag.api;

import io.graflag.core.GraflagException;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.evaluation.Integrity;
import java.util.List;
import java.util.Optional;

/**
 * Whether the results of a run can be trusted.
 *
 * @param experimentName the experiment
 * @param passed whether there is no error; warnings do not count
 * @param errors what makes its numbers meaningless
 * @param warnings what has to be explained before they are used
 * @param scoreDigest SHA-256 of the scores; empty where they could not be read
 */
public record Verification(
    String experimentName,
    boolean passed,
    List<Finding> errors,
    List<Finding> warnings,
    Optional<String> scoreDigest) {

  public Verification {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads what an evaluator printed; words of its Java may stand around its one line of JSON.
   *
   * @throws GraflagException FAILED where that line is missing, INVALID_INPUT where it is broken
   */
  static Verification parse(String experiment, List<String> lines) {
    Integrity found = Integrity.from(EvaluatorAnswer.parse(experiment, lines));
    return new Verification(
        experiment, found.isSound(), found.errors(), found.warnings(), found.scoreDigest());
  }
}
