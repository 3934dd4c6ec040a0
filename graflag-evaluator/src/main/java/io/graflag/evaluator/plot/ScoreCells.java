package io.graflag.evaluator.plot;

import io.graflag.core.column.DoubleColumn;

/**
 * Points counted into the cells of a grid that is as fine as a picture shows, in constant memory.
 *
 * <p>Ranges and quantiles of a column are off by at most half a cell.
 */
final class ScoreCells {
  static final int COLUMNS = 500;
  static final int ROWS = 400;

  private final int[] counts = new int[COLUMNS * ROWS];
  private final int[] columns = new int[COLUMNS];
  private final double last;
  private final double low;
  private final double high;
  private int count;

  /** Points, in the units of the axes. */
  record Dots(double[] x, double[] y) {}

  /** Upright lines, in the units of the axes. */
  record Bars(double[] x, double[] low, double[] high) {}

  /**
   * Creates a grid.
   *
   * @param last the largest x; the smallest is 0
   * @param low the smallest y
   * @param high the largest y
   */
  ScoreCells(double last, double low, double high) {
    this.last = last;
    this.low = low;
    this.high = high;
  }

  void add(double x, double y) {
    int column = Math.min(COLUMNS - 1, (int) (x / last * COLUMNS));
    counts[column * ROWS + row(y)]++;
    columns[column]++;
    count++;
  }

  private int row(double y) {
    // Halves, because the difference of two doubles may not be one.
    double share = low == high ? 0 : (y / 2 - low / 2) / (high / 2 - low / 2);
    return Math.max(0, Math.min(ROWS - 1, (int) Math.round(share * (ROWS - 1))));
  }

  /** How many points there are. */
  int count() {
    return count;
  }

  /** From the lowest to the highest point of each column that has one. */
  Bars ranges() {
    DoubleColumn x = new DoubleColumn();
    DoubleColumn from = new DoubleColumn();
    DoubleColumn to = new DoubleColumn();
    for (int column = 0; column < COLUMNS; column++) {
      if (columns[column] > 0) {
        x.add(x(column));
        from.add(y(row(column, 0)));
        to.add(y(row(column, 1)));
      }
    }
    return new Bars(x.toArray(), from.toArray(), to.toArray());
  }

  /**
   * Quantiles of each column that has a point, each row once.
   *
   * @param shares ascending; 0 is the lowest point, 1 the highest
   */
  Dots quantiles(double... shares) {
    DoubleColumn x = new DoubleColumn();
    DoubleColumn y = new DoubleColumn();
    for (int column = 0; column < COLUMNS; column++) {
      int before = -1;
      for (double share : shares) {
        int row = columns[column] == 0 ? before : row(column, share);
        if (row != before) {
          x.add(x(column));
          y.add(y(row));
          before = row;
        }
      }
    }
    return new Dots(x.toArray(), y.toArray());
  }

  private int row(int column, double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * columns[column]));
    int row = -1;
    for (long seen = 0; seen < wanted; ) {
      row++;
      seen += counts[column * ROWS + row];
    }
    return row;
  }

  private double x(int column) {
    return (column + 0.5) / COLUMNS * last;
  }

  private double y(int row) {
    double share = (double) row / (ROWS - 1);
    return low * (1 - share) + high * share;
  }
}
