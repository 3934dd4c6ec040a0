package io.graflag.runner;

import io.graflag.core.column.LongColumn;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A growing column of identifiers: whole numbers until one appears that is none. */
final class IdColumn {
  private LongColumn numbers = new LongColumn();
  private List<String> texts;

  void add(String text) {
    if (texts == null && isWholeNumber(text)) {
      numbers.add(Long.parseLong(text));
      return;
    }
    if (texts == null) {
      texts = texts();
    }
    texts.add(text);
  }

  boolean isNumeric() {
    return texts == null;
  }

  /** Whole numbers; {@code order}, where there is one, names for each place what comes there. */
  long[] numbers(Optional<int[]> order) {
    long[] values = numbers.toArray();
    return order
        .map(places -> IntStream.of(places).mapToLong(i -> values[i]).toArray())
        .orElse(values);
  }

  Ids ids(Shape shape, Optional<int[]> order) {
    return isNumeric()
        ? new Ids(numbers(order), null, shape)
        : new Ids(null, ordered(texts, order).toArray(String[]::new), shape);
  }

  /** Edges between nodes of which at least one has a name that is no number. */
  static Edges namedEdges(IdColumn sources, IdColumn targets, Shape shape, Optional<int[]> order) {
    Map<String, Integer> index = new LinkedHashMap<>();
    long[] from = indices(ordered(sources.texts(), order), index);
    long[] to = indices(ordered(targets.texts(), order), index);
    return new Edges(from, to, index.keySet().toArray(String[]::new), shape);
  }

  private static List<String> ordered(List<String> values, Optional<int[]> order) {
    return order.map(places -> IntStream.of(places).mapToObj(values::get).toList()).orElse(values);
  }

  private static long[] indices(List<String> names, Map<String, Integer> index) {
    long[] indices = new long[names.size()];
    for (int i = 0; i < indices.length; i++) {
      Integer known = index.putIfAbsent(names.get(i), index.size());
      indices[i] = known == null ? index.size() - 1 : known;
    }
    return indices;
  }

  private List<String> texts() {
    if (texts != null) {
      return texts;
    }
    List<String> converted = new ArrayList<>();
    long[] values = numbers.toArray();
    for (long value : values) {
      converted.add(Long.toString(value));
    }
    numbers = new LongColumn();
    return converted;
  }

  /** Whether a text is a number that, written again, is the same text: "007" must stay as it is. */
  private static boolean isWholeNumber(String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    int count = text.length() - digits;
    if (count < 1 || count > 18 || count > 1 && text.charAt(digits) == '0') {
      return false;
    }
    for (int i = digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.equals("-0");
  }
}
