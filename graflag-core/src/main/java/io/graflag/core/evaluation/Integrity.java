package io.graflag.core.evaluation;

import io.graflag.core.GraflagException;
import io.graflag.core.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What speaks against trusting a run: {@code integrity} in evaluation.json.
 *
 * @param errors what makes its numbers meaningless
 * @param warnings what a reader has to explain before using them
 * @param scoreDigest SHA-256 of the scores in hexadecimal digits, see the evaluator; equal digests
 *     mean equal scores; empty where the scores could not be read
 */
public record Integrity(
    List<Finding> errors, List<Finding> warnings, Optional<String> scoreDigest) {

  public Integrity {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Whether there is no error; warnings do not count. */
  public boolean isSound() {
    return errors.isEmpty();
  }

  /**
   * Reads it as it stands in a file.
   *
   * @throws GraflagException INVALID_INPUT with the JSON path
   */
  public static Integrity from(JsonObject json) {
    return new Integrity(
        json.objects("errors").stream().map(Finding::from).toList(),
        json.objects("warnings").stream().map(Finding::from).toList(),
        json.text("score_digest"));
  }
}
