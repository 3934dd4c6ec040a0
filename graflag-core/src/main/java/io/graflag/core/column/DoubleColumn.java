package io.graflag.core.column;

import java.util.Arrays;

/** A growing column of {@code double} values. */
public final class DoubleColumn {
  private double[] values;
  private int size;

  /** Creates an empty column. */
  public DoubleColumn() {
    values = new double[1024];
  }

  /** Appends a value. */
  public void add(double value) {
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
  public double[] toArray() {
    double[] result = size == values.length ? values : Arrays.copyOf(values, size);
    values = result;
    return result;
  }
}
