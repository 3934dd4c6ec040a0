package io.graflag.api;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What an evaluator answered; words of its Java may stand around its one line of JSON. */
final class EvaluatorAnswer {
  private EvaluatorAnswer() {}

  /**
   * Finds that line.
   *
   * @param subject what it was asked about, for messages
   * @throws GraflagException FAILED where the line is missing, INVALID_INPUT where it is broken
   */
  static JsonObject parse(String subject, List<String> lines) {
    String line =
        lines.stream()
            .filter(text -> text.startsWith("{"))
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.FAILED,
                        "The evaluator said nothing of "
                            + subject
                            + " but: "
                            + String.join("\n", lines)));
    return Json.read(
        new Document(
            Path.of("The evaluator's answer on " + subject),
            line.getBytes(StandardCharsets.UTF_8)));
  }
}
