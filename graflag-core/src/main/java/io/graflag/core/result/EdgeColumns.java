package io.graflag.core.result;

import io.graflag.core.column.LongColumn;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects edges while they are read.
 *
 * <p>Nodes are kept as numbers. From the first node on that is a text, all are texts: what was
 * collected so far becomes text as well.
 */
final class EdgeColumns {
  /** First end of an edge. */
  static final int SOURCE = 0;

  /** Second end of an edge. */
  static final int TARGET = 1;

  private final LongColumn[] ends = {new LongColumn(), new LongColumn()};
  private final Map<String, Long> names = new LinkedHashMap<>();

  /** How many edges have both ends. */
  int size() {
    return ends[TARGET].size();
  }

  void add(int end, long node) {
    ends[end].add(names.isEmpty() ? node : index(Long.toString(node)));
  }

  void add(int end, String node) {
    if (names.isEmpty()) {
      index(node); // from here on nodes are texts
      toTexts(SOURCE);
      toTexts(TARGET);
    }
    ends[end].add(index(node));
  }

  Edges toEdges(Shape shape) {
    return new Edges(
        ends[SOURCE].toArray(),
        ends[TARGET].toArray(),
        names.isEmpty() ? null : names.keySet().toArray(String[]::new),
        shape);
  }

  private void toTexts(int end) {
    long[] numbers = ends[end].toArray();
    ends[end] = new LongColumn();
    for (long number : numbers) {
      ends[end].add(index(Long.toString(number)));
    }
  }

  private long index(String name) {
    Long index = names.get(name);
    if (index == null) {
      index = (long) names.size();
      names.put(name, index);
    }
    return index;
  }
}
