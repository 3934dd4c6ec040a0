package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Labels;

/** Reads one label for each of the nodes or graphs that a file numbers from 0, in any order. */
final class LabelReader {
  /** The column of labels: 0 normal, -1 unknown, anything else an anomaly. */
  static final String LABEL = "outlier";

  private LabelReader() {}

  /**
   * Reads the labels in the order of what they belong to.
   *
   * @param kind what has labels, which is also the name of its column
   * @throws GraflagException INVALID_INPUT where a number is missing or has two labels
   */
  static byte[] read(DataFile file, String kind) {
    IntColumn items = new IntColumn();
    ByteColumn classes = new ByteColumn();
    try (NumberTable table = NumberTable.open(file, kind, LABEL)) {
      while (table.next()) {
        items.add(table.index(0, kind));
        classes.add(Labels.of(table.value(1)));
      }
    }
    if (items.size() == 0) {
      throw GraflagException.of(Kind.INVALID_INPUT, file + " is empty: it holds no label.");
    }
    return inOrder(file, kind, items.toArray(), classes.toArray());
  }

  private static byte[] inOrder(DataFile file, String kind, int[] items, byte[] classes) {
    int count = items.length;
    byte[] labels = new byte[count];
    boolean[] seen = new boolean[count];
    for (int i = 0; i < count; i++) {
      int item = items[i];
      String problem =
          item >= count
              ? "is out of range: " + count + " labels are of " + kind + "s 0 to " + (count - 1)
              : seen[item] ? "has a second label" : null;
      if (problem != null) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file + ": line " + (i + 2) + ": " + kind + " " + item + " " + problem + ".");
      }
      seen[item] = true;
      labels[item] = classes[i];
    }
    return labels;
  }
}
