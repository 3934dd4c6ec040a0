package io.graflag.core.column;

import java.util.Arrays;

/** A growing column of {@code int} values. */
public final class IntColumn {
  private int[] values;
  private int size;

  /** Creates an empty column. */
  public IntColumn() {
    values = new int[1024];
  }

  /** Appends a value. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Growth.next(size));
    }
    values[size++] = value;
  }

  /** How many values were appended. */
  public int size() {
    return size;
  }

  /** The values in the order they were appended; the column must not be used afterwards. */
  public int[] toArray() {
    int[] result = size == values.length ? values : Arrays.copyOf(values, size);
    values = result;
    return result;
  }
}
