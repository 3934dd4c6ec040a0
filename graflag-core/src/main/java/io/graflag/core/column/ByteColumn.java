package io.graflag.core.column;

import java.util.Arrays;

/** A growing column of {@code byte} values. */
public final class ByteColumn {
  private byte[] values;
  private int size;

  /** Creates an empty column. */
  public ByteColumn() {
    values = new byte[1024];
  }

  /** Appends a value. */
  public void add(byte value) {
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
  public byte[] toArray() {
    byte[] result = size == values.length ? values : Arrays.copyOf(values, size);
    values = result;
    return result;
  }
}
