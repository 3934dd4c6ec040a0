package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Arrays;

/**
 * Ground truth: 1 is an anomaly, 0 normal, -1 unknown.
 *
 * @param values flat, rows one after another; not copied, so it must not change afterwards
 * @param shape how the values lie in the file
 */
public record Labels(byte[] values, Shape shape) {
  /** An anomaly. */
  public static final byte ANOMALY = 1;

  /** A normal item. */
  public static final byte NORMAL = 0;

  /** An item whose class nobody knows. */
  public static final byte UNKNOWN = -1;

  /** Checks every label; INVALID_INPUT names the first that is not 1, 0 or -1. */
  public Labels {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " labels for a shape of " + shape);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] < UNKNOWN || values[i] > ANOMALY) {
        throw invalid(i, values[i]);
      }
    }
  }

  /**
   * One label an item.
   *
   * @throws GraflagException INVALID_INPUT where one is not 1, 0 or -1
   */
  public static Labels flat(byte[] values) {
    return new Labels(values, Shape.flat(values.length));
  }

  /**
   * One label an item, from numbers.
   *
   * @throws GraflagException INVALID_INPUT where one is not 1, 0 or -1
   */
  public static Labels flat(int[] values) {
    return of(values, Shape.flat(values.length));
  }

  /** One label an item; {@code true} is an anomaly. */
  public static Labels flat(boolean[] values) {
    byte[] labels = new byte[values.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = values[i] ? ANOMALY : NORMAL;
    }
    return flat(labels);
  }

  /**
   * One row a time step; rows may have different lengths.
   *
   * @throws GraflagException INVALID_INPUT where one is not 1, 0 or -1
   */
  public static Labels rows(byte[][] rows) {
    Shape shape = Shape.rowsOf(rows, row -> row.length);
    byte[] values = new byte[shape.size()];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, shape.rowStart(row), rows[row].length);
    }
    return new Labels(values, shape);
  }

  /**
   * One row a time step, from numbers; rows may have different lengths.
   *
   * @throws GraflagException INVALID_INPUT where one is not 1, 0 or -1
   */
  public static Labels rows(int[][] rows) {
    Shape shape = Shape.rowsOf(rows, row -> row.length);
    return of(Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray(), shape);
  }

  private static Labels of(int[] values, Shape shape) {
    byte[] labels = new byte[values.length];
    for (int i = 0; i < labels.length; i++) {
      if (!isLabel(values[i])) {
        throw invalid(i, values[i]);
      }
      labels[i] = (byte) values[i];
    }
    return new Labels(labels, shape);
  }

  /** Whether a number is one of the three that stand for a label in a file of ours. */
  static boolean isLabel(double value) {
    return value == NORMAL || value == ANOMALY || value == UNKNOWN;
  }

  static GraflagException invalid(long index, double value) {
    String words = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    return GraflagException.of(
        Kind.INVALID_INPUT,
        "Label " + index + " of ground_truth is " + words + ".",
        "Labels are 1 for an anomaly, 0 for normal and -1 for unknown.");
  }

  /**
   * The label that a number stands for: 0 normal, -1 and NaN unknown, anything else an anomaly.
   *
   * @param value 0, 1, or what a dataset uses in their place
   */
  public static byte of(double value) {
    if (value == 0) {
      return NORMAL;
    }
    return value == -1 || Double.isNaN(value) ? UNKNOWN : ANOMALY;
  }
}
