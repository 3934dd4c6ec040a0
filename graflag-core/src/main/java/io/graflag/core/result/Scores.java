package io.graflag.core.result;

/**
 * Anomaly scores; higher is more anomalous.
 *
 * <p>NaN stands for missing, whether the file held {@code null} or {@code NaN}; {@link
 * #missingCount} tells them apart by number. -1 is "unknown", -2 "inactive or not yet seen".
 *
 * @param values flat, rows one after another; not copied, so it must not change afterwards
 * @param shape how the values lie in the file
 * @param missingCount how many of the NaN values were {@code null} in the file
 */
public record Scores(double[] values, Shape shape, int missingCount) {

  public Scores {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for a shape of " + shape);
    }
  }

  /** One score an item. */
  public static Scores flat(double[] values) {
    return new Scores(values, Shape.flat(values.length), 0);
  }

  /** One row a time step; rows may have different lengths. */
  public static Scores rows(double[][] rows) {
    Shape shape = Shape.rowsOf(rows, row -> row.length);
    double[] values = new double[shape.size()];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, shape.rowStart(row), rows[row].length);
    }
    return new Scores(values, shape, 0);
  }
}
