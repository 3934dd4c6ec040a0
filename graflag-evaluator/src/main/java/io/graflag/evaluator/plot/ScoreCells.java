package io.graflag.evaluator.plot;

import io.graflag.core.column.DoubleColumn;
import java.util.Arrays;

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

  /** The score that each row but the first begins with: finding it is cheaper than a logarithm. */
  private final double[] starts = new double[ROWS - 1];

  private int count;

  /** Points, in the units of the axes. */
  record Dots(double[] x, double[] y) {}

  /** Upright lines, in the units of the axes. */
  record Bars(double[] x, double[] low, double[] high) {}

  /**
   * Creates a grid.
   *
   * @param last the largest x; the smallest is 0
   * @param axis of the scores; y is the place of one on it
   */
  ScoreCells(double last, ScoreAxis axis) {
    this.last = last;
    low = axis.place(axis.low());
    high = axis.place(axis.high());
    for (int row = 1; row < ROWS; row++) {
      starts[row - 1] = axis.score(y(row - 0.5));
    }
  }

  void add(double x, double score) {
    int column = Math.min(COLUMNS - 1, (int) (x / last * COLUMNS));
    int found = Arrays.binarySearch(starts, score);
    counts[column * ROWS + (found < 0 ? -found - 1 : found + 1)]++;
    columns[column]++;
    count++;
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

  private double y(double row) {
    double share = row / (ROWS - 1);
    return low * (1 - share) + high * share;
  }
}
