package io.graflag.core.method;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code .env} file: one {@code KEY=VALUE} a line, taken literally.
 *
 * <p>Blank lines and lines that start with {@code #} are skipped, the first {@code =} separates,
 * both sides are trimmed, and the last of several equal keys wins. There is no quoting and no
 * expansion.
 *
 * @param values in file order
 * @param comments for each key, the comment lines directly above it, joined by blanks
 * @param warnings lines that are no {@code KEY=VALUE}, with file and line
 */
public record EnvFile(
    Map<String, String> values, Map<String, String> comments, List<String> warnings) {

  public EnvFile {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    comments = Collections.unmodifiableMap(new LinkedHashMap<>(comments));
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file in UTF-8; bytes that are none are replaced.
   *
   * @throws GraflagException NOT_FOUND or STORAGE
   */
  public static EnvFile read(Path source) {
    try {
      byte[] bytes = Files.readAllBytes(source);
      return parse(decode(bytes), source.toString());
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param text the whole file; line ends of either kind, a byte-order mark is ignored
   * @param source what to call the file in warnings
   * @throws GraflagException INVALID_INPUT, with the line of a NUL character
   */
  public static EnvFile parse(String text, String source) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> comments = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (EnvLine line : EnvLine.parse(text)) {
      switch (line.kind()) {
        case COMMENT -> {
          above.add(line.text());
          continue;
        }
        case ENTRY -> {
          values.put(line.key(), line.text());
          comments.remove(line.key());
          if (!above.isEmpty()) {
            comments.put(line.key(), String.join(" ", above).strip());
          }
        }
        case MALFORMED ->
            warnings.add(source + ":" + line.number() + ": not KEY=VALUE, skipped: " + line.text());
        case BINARY ->
            throw GraflagException.of(
                Kind.INVALID_INPUT,
                source + ":" + line.number() + ": a NUL character is no part of a text.");
        case BLANK -> {
          // It parts a comment from what comes below.
        }
      }
      above.clear();
    }
    return new EnvFile(values, comments, warnings);
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }
}
