package io.graflag.api;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.evaluation.Integrity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    String line =
        lines.stream()
            .filter(text -> text.startsWith("{"))
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.FAILED,
                        "The evaluator said nothing of "
                            + experiment
                            + " but: "
                            + String.join("\n", lines)));
    Document document =
        new Document(
            Path.of("The evaluator's answer on " + experiment),
            line.getBytes(StandardCharsets.UTF_8));
    Integrity found = Integrity.from(Json.read(document));
    return new Verification(
        experiment, found.isSound(), found.errors(), found.warnings(), found.scoreDigest());
  }
}
