package io.graflag.core.result;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a method says of itself, as a copy that is certain to be writable as JSON.
 *
 * <p>Maps, collections, arrays and records of any depth; numbers, texts, flags, enums, times,
 * paths, UUIDs and URIs; empty optionals are null. What is not finite becomes null when it is
 * written.
 */
public final class Metadata {
  /** Deeper is a value that holds itself. */
  private static final int DEEPEST = 100;

  private Metadata() {}

  /**
   * Copies a value.
   *
   * @param key its name, for the message
   * @throws GraflagException INVALID_INPUT, with the path of keys to what JSON has no form for
   */
  public static Object copy(String key, Object value) {
    return copy(key, value, 0);
  }

  private static Object copy(String path, Object value, int depth) {
    if (depth > DEEPEST) {
      throw invalid(path, "lies deeper than " + DEEPEST + " levels; it may hold itself");
    }
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (isText(value)) {
      return text(path, value.toString());
    }
    if (value instanceof Map<?, ?> map) {
      return map(path, map, depth);
    }
    if (value instanceof Collection<?> items) {
      return list(path, items, depth);
    }
    if (value.getClass().isArray()) {
      return array(path, value, depth);
    }
    if (value instanceof Record) {
      return record(path, (Record) value, depth);
    }
    return optional(path, value, depth);
  }

  private static boolean isText(Object value) {
    return value instanceof CharSequence
        || value instanceof Character
        || value instanceof Enum<?>
        || value instanceof Temporal
        || value instanceof Duration
        || value instanceof Path
        || value instanceof UUID
        || value instanceof URI;
  }

  private static String text(String path, String text) {
    if (!WellFormed.isText(text)) {
      throw invalid(path, "holds half of a surrogate pair, which is no text");
    }
    return text;
  }

  /** Counters that go on counting become what they are now. */
  private static Number number(Number value) {
    if (value instanceof AtomicInteger
        || value instanceof AtomicLong
        || value instanceof LongAdder) {
      return value.longValue();
    }
    boolean plain = value instanceof BigInteger || value instanceof BigDecimal;
    return plain || value.getClass().getName().startsWith("java.lang.")
        ? value
        : value.doubleValue();
  }

  private static Map<String, Object> map(String path, Map<?, ?> map, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (key == null) {
            throw invalid(path, "has a key that is null");
          }
          String name = text(path, key.toString());
          copy.put(name, copy(path + "." + name, value, depth + 1));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static List<Object> list(String path, Collection<?> items, int depth) {
    List<Object> copy = new ArrayList<>(items.size());
    for (Object item : items) {
      copy.add(copy(path + "[" + copy.size() + "]", item, depth + 1));
    }
    return Collections.unmodifiableList(copy);
  }

  private static List<Object> array(String path, Object array, int depth) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      items.add(Array.get(array, i));
    }
    return list(path, items, depth);
  }

  /** The components under the names that all records of the project have in JSON. */
  private static Map<String, Object> record(String path, Record value, int depth) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String name =
          PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
      try {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // a record inside a method's class is seldom public
        components.put(name, accessor.invoke(value));
      } catch (ReflectiveOperationException | RuntimeException e) {
        throw new GraflagException(
            Kind.INVALID_INPUT, "Metadata " + path + "." + name + " cannot be read: " + e, null, e);
      }
    }
    return map(path, components, depth);
  }

  private static Object optional(String path, Object value, int depth) {
    if (value instanceof Optional<?> optional) {
      return copy(path, optional.orElse(null), depth + 1);
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? optional.getAsDouble() : null;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? optional.getAsInt() : null;
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? optional.getAsLong() : null;
    }
    throw invalid(path, "is a " + value.getClass().getName() + ", which JSON has no form for");
  }

  private static GraflagException invalid(String path, String problem) {
    return GraflagException.of(
        Kind.INVALID_INPUT,
        "Metadata " + path + " " + problem + ".",
        "Give numbers, texts, flags, times, or maps, lists, arrays and records of these.");
  }
}
