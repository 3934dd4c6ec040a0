package io.graflag.core.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What results.json says besides its columns, read in one pass that keeps no column.
 *
 * @param type what the scores are of
 * @param hasScores whether there is at least one score
 * @param metadata what the method noted
 */
public record ResultHead(ResultType type, boolean hasScores, Map<String, Object> metadata) {

  /**
   * Reads a stream to its end and closes it.
   *
   * @param in the file
   * @param source where it lies, for messages
   * @throws GraflagException STORAGE, or INVALID_INPUT with line and column
   */
  public static ResultHead read(InputStream in, Path source) {
    try (JsonParser parser = Json.parser(in)) {
      return read(parser, source);
    } catch (JacksonException e) {
      throw Json.malformed(source, e);
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  private static ResultHead read(JsonParser parser, Path source) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw GraflagException.of(Kind.INVALID_INPUT, source + " holds no JSON object.");
    }
    Map<String, Object> small = new LinkedHashMap<>();
    boolean hasScores = false;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      switch (key) {
        case ResultKey.RESULT_TYPE, ResultKey.METADATA -> small.put(key, Json.value(parser));
        case ResultKey.SCORES -> hasScores |= holdsAny(parser);
        case ResultKey.SCORES_FILE -> hasScores |= parser.currentToken() == JsonToken.VALUE_STRING;
        default -> parser.skipChildren();
      }
    }
    JsonObject json = new JsonObject(source.toString(), "$", small);
    Optional<JsonObject> metadata = json.object(ResultKey.METADATA);
    return new ResultHead(
        ResultType.parse(json.requiredText(ResultKey.RESULT_TYPE)),
        hasScores,
        metadata.map(JsonObject::values).orElse(Map.of()));
  }

  /** Goes past an array of numbers or of rows. */
  private static boolean holdsAny(JsonParser parser) throws IOException {
    boolean any = false;
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      any |= token.isScalarValue();
    } while (depth > 0 && parser.nextToken() != null);
    return any;
  }
}
