package io.graflag.core.column;

import java.util.Arrays;

/** A growing column of {@code long} values. */
public final class LongColumn {
  private long[] values;
  private int size;

  /** Creates an empty column. */
  public LongColumn() {
    values = new long[1024];
  }

  /** Appends a value. */
  public void add(long value) {
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
  public long[] toArray() {
    long[] result = size == values.length ? values : Arrays.copyOf(values, size);
    values = result;
    return result;
  }
}
