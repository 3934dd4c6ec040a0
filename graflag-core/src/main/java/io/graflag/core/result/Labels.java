package io.graflag.core.result;

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

  public Labels {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " labels for a shape of " + shape);
    }
  }

  /** One label an item. */
  public static Labels flat(byte[] values) {
    return new Labels(values, Shape.flat(values.length));
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
