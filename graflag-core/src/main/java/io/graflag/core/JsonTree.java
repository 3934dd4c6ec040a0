package io.graflag.core;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Maps, lists and single values as JSON, without the data binding of the library.
 *
 * <p>Binding takes a quarter of a second of processor time to get ready, which is as long as a
 * runner or a command takes for all the rest of its start.
 */
final class JsonTree {
  /** One length and a numeric offset always: not every reader knows "Z" or short times. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  private JsonTree() {}

  /** Writes what binding is needed for, such as a record. */
  @FunctionalInterface
  interface Binding {
    void write(JsonGenerator out, Object value) throws IOException;
  }

  /** Reads the value whose first token the parser stands at. */
  static Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readList(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("no value starts at " + parser.currentToken());
    };
  }

  /** Reads the object whose opening brace the parser stands at; the last of equal keys wins. */
  static Map<String, Object> readObject(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      values.put(key, read(parser));
    }
    return values;
  }

  private static List<Object> readList(JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(parser));
    }
    return values;
  }

  /** Writes a value; whatever is no map, list or single value goes to the binding. */
  static void write(JsonGenerator out, Object value, Binding binding) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject(map);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        write(out, entry.getValue(), binding);
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray(list, list.size());
      for (Object item : list) {
        write(out, item, binding);
      }
      out.writeEndArray();
    } else if (!writeSingle(out, value)) {
      binding.write(out, value);
    }
  }

  /** Writes a text, number, flag, time, path or null. */
  static boolean writeSingle(JsonGenerator out, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof OffsetDateTime moment) {
      out.writeString(MOMENT.format(moment));
    } else if (value instanceof Temporal || value instanceof Duration || value instanceof Path) {
      out.writeString(value.toString());
    } else {
      return value instanceof Number number && writeNumber(out, number);
    }
    return true;
  }

  /** Writes a number; NaN and the infinities have no JSON form, missing does. */
  private static boolean writeNumber(JsonGenerator out, Number number) throws IOException {
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        out.writeNull();
      } else if (number instanceof Float single) {
        out.writeNumber(single);
      } else {
        out.writeNumber(number.doubleValue());
      }
    } else if (number instanceof BigInteger large) {
      out.writeNumber(large);
    } else if (number instanceof BigDecimal decimal) {
      out.writeNumber(decimal);
    } else if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      out.writeNumber(number.longValue());
    } else {
      return false;
    }
    return true;
  }
}
