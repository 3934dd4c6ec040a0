package io.graflag.core;

import io.graflag.core.GraflagException.Kind;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object with typed look-ups whose errors name the file and the JSON path.
 *
 * @param source the file it came from, for messages
 * @param at the JSON path of this object, for messages
 * @param values keys in file order; numbers are Integer, Long, BigInteger or Double
 */
public record JsonObject(String source, String at, Map<String, Object> values) {

  public JsonObject {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A text; absent and {@code null} are empty. */
  public Optional<String> text(String key) {
    return typed(key, String.class, "a string");
  }

  /** A text that must be there. */
  public String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  /** A flag; absent and {@code null} are empty. */
  public Optional<Boolean> flag(String key) {
    return typed(key, Boolean.class, "true or false");
  }

  /** A number of either kind; absent and {@code null} are empty. */
  public Optional<Double> number(String key) {
    return typed(key, Number.class, "a number").map(Number::doubleValue);
  }

  /** A number of either kind that must be there. */
  public double requiredNumber(String key) {
    return number(key).orElseThrow(() -> missing(key));
  }

  /** A whole number; absent and {@code null} are empty. */
  public Optional<Long> wholeNumber(String key) {
    Optional<Number> number = typed(key, Number.class, "a whole number");
    if (number.isPresent() && number.get().doubleValue() != number.get().longValue()) {
      throw mismatch(key, "a whole number", number.get());
    }
    return number.map(Number::longValue);
  }

  /** A whole number that fits an int; absent and {@code null} are empty. */
  public Optional<Integer> integer(String key) {
    Optional<Long> number = wholeNumber(key);
    if (number.isPresent() && number.get() != number.get().intValue()) {
      throw mismatch(key, "a whole number of at most 32 bits", number.get());
    }
    return number.map(Long::intValue);
  }

  /** A whole number that fits an int and must be there. */
  public int requiredInteger(String key) {
    return integer(key).orElseThrow(() -> missing(key));
  }

  /** An object inside this one; absent and {@code null} are empty. */
  public Optional<JsonObject> object(String key) {
    return typed(key, Map.class, "an object")
        .map(map -> new JsonObject(source, path(key), cast(map)));
  }

  /** A list; absent and {@code null} are empty. */
  public List<Object> list(String key) {
    List<?> list = typed(key, List.class, "a list").orElse(List.of());
    return Collections.unmodifiableList(list);
  }

  /** A list of objects; absent and {@code null} are empty. */
  public List<JsonObject> objects(String key) {
    List<Object> values = list(key);
    List<JsonObject> objects = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      String at = key + "[" + i + "]";
      Map<String, Object> holder = new LinkedHashMap<>();
      holder.put(at, values.get(i));
      new JsonObject(source, this.at, holder).object(at).ifPresent(objects::add);
    }
    return objects;
  }

  /** A moment in ISO-8601; one without an offset, as older files have it, is read as UTC. */
  public Optional<OffsetDateTime> moment(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text.get()));
    } catch (DateTimeParseException withOffset) {
      try {
        return Optional.of(LocalDateTime.parse(text.get()).atOffset(ZoneOffset.UTC));
      } catch (DateTimeParseException withoutOffset) {
        throw mismatch(key, "a moment like 2026-03-09T14:30:00+00:00", text.get());
      }
    }
  }

  private <T> Optional<T> typed(String key, Class<T> type, String words) {
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw mismatch(key, words, value);
    }
    return Optional.of(type.cast(value));
  }

  private GraflagException mismatch(String key, String expected, Object found) {
    return GraflagException.of(
        Kind.INVALID_INPUT,
        source + ": " + path(key) + " should be " + expected + " but is " + words(found) + ".");
  }

  private static String words(Object found) {
    if (found instanceof String text) {
      return Json.quoted(text);
    }
    // NaN has no JSON form, but is what the file holds.
    return found instanceof Number ? found.toString() : Json.line(found);
  }

  private GraflagException missing(String key) {
    return GraflagException.of(Kind.INVALID_INPUT, source + ": " + path(key) + " is missing.");
  }

  private String path(String key) {
    return at + "." + key;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys by their grammar
  private static Map<String, Object> cast(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
