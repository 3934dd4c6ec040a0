package io.graflag.core;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The only door to the JSON library.
 *
 * <p>Written names are in snake_case, enums in their own words; non-finite numbers and empty
 * optionals are written as {@code null}. The bare words {@code NaN}, {@code Infinity} and {@code
 * -Infinity} are read, because the original writes them.
 */
public final class Json {
  private static final JsonFactory FACTORY = factory();
  private static final int LONGEST_QUOTE = 200;

  private Json() {}

  /** Writes a record, map or list as indented JSON text without a final newline. */
  public static String pretty(Object value) {
    return text(value, Optional.of(printer()));
  }

  /** Writes a record, map or list as JSON text in one line. */
  public static String line(Object value) {
    return text(value, Optional.empty());
  }

  private static String text(Object value, Optional<PrettyPrinter> layout) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      layout.ifPresent(out::setPrettyPrinter);
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + value.getClass() + " as JSON", e);
    }
    return text.toString();
  }

  /** A text in quotes for a message: shortened, with no character that could steer a terminal. */
  public static String quoted(String text) {
    boolean fits = text.length() <= LONGEST_QUOTE;
    StringBuilder quoted = new StringBuilder();
    for (char c : line(fits ? text : text.substring(0, LONGEST_QUOTE) + "...").toCharArray()) {
      // Below a blank the library escapes; the rest of the control and format characters it keeps.
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.toString();
  }

  /**
   * Replaces a file by indented JSON, atomically.
   *
   * @throws GraflagException as {@link AtomicFile#write} does
   */
  public static void write(Path target, Object value) {
    byte[] bytes = bytes(value);
    AtomicFile.write(target, out -> out.write(bytes));
  }

  /**
   * Reads a file that holds one JSON object.
   *
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT with line and column
   */
  public static JsonObject read(Path source) {
    try (JsonParser parser = parser(source)) {
      return read(parser, source);
    } catch (JacksonException e) {
      throw malformed(source, e);
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  /**
   * Reads a document that holds one JSON object.
   *
   * @throws GraflagException INVALID_INPUT with line and column
   */
  public static JsonObject read(Document document) {
    try (JsonParser parser = FACTORY.createParser(document.bytes())) {
      return read(parser, document.path());
    } catch (JacksonException e) {
      throw malformed(document.path(), e);
    } catch (IOException e) {
      throw StorageErrors.of("read", document.path(), e);
    }
  }

  private static JsonObject read(JsonParser parser, Path source) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw GraflagException.of(Kind.INVALID_INPUT, source + " holds no JSON object.");
    }
    Map<String, Object> values = JsonTree.readObject(parser);
    if (parser.nextToken() != null) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          source
              + ": "
              + at(parser.currentTokenLocation())
              + ": something follows the JSON object.");
    }
    return new JsonObject(source.toString(), "$", values);
  }

  /** A record, map or list as the bytes of a file: indented, with a final newline. */
  public static byte[] bytes(Object value) {
    return (pretty(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Opens a file for reading token by token. */
  public static JsonParser parser(Path source) throws IOException {
    if (Files.exists(source) && !Files.isRegularFile(source)) {
      // A pipe would be waited for, for ever.
      throw GraflagException.of(Kind.STORAGE, "Cannot read " + source + ": it is no regular file.");
    }
    InputStream in = Files.newInputStream(source);
    try {
      return FACTORY.createParser(in); // reads the first bytes already, to find the encoding
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Reads a stream token by token; closing the parser closes it. */
  public static JsonParser parser(InputStream in) throws IOException {
    return FACTORY.createParser(in);
  }

  /** Opens a stream for writing token by token; closing the generator leaves the stream open. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** Reads whatever value the parser stands at: map, list, text, number, flag or null. */
  public static Object value(JsonParser parser) throws IOException {
    return JsonTree.read(parser);
  }

  /** Writes a record, map, list or single value where the generator stands. */
  public static void write(JsonGenerator out, Object value) throws IOException {
    JsonTree.write(out, value, (generator, bound) -> Bound.MAPPER.writeValue(generator, bound));
  }

  /** Built when the first record is written, because it takes long to get ready. */
  private static final class Bound {
    static final JsonMapper MAPPER =
        JsonMapper.builder(factory())
            .addModule(PlainValues.module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            // Records are written as their components, whatever else they can answer.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();
  }

  /** Says where a file breaks the JSON grammar. */
  public static GraflagException malformed(Path source, JacksonException cause) {
    JsonLocation location = cause.getLocation();
    // The library has a type for this, but does not always use it.
    boolean cutOff = cause.getOriginalMessage().startsWith("Unexpected end-of-input");
    return new GraflagException(
        Kind.INVALID_INPUT,
        source
            + " is not valid JSON"
            + (location == null ? "" : " at " + at(location))
            + ": "
            + (cutOff ? "it ends in the middle." : cause.getOriginalMessage()),
        cutOff ? "It was cut off while it was written; it has to be written again." : null,
        cause);
  }

  /** A position in words: "line 3, column 14". */
  public static String at(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .streamReadConstraints(
            // Positions in error messages come from the parser itself; results of tens of
            // gigabytes must not trip a limit meant for web requests.
            StreamReadConstraints.builder().maxDocumentLength(-1).build())
        .build();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }
}
