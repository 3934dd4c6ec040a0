package io.graflag.examples.anograph;

/**
 * How dense a matrix can get around a cell, by greedy growth.
 *
 * <p>Bhatia et al., KDD 2023, "Edge-Submatrix-Density". The density of a submatrix is its sum over
 * the root of its area. Beginning with the cell, the row or column that adds most joins, until all
 * have joined; what is returned is the greatest density on the way. Among equal rows, and among
 * equal columns, the last joins; between a row and a column that add the same, the row.
 */
final class GlobalDensity implements CellDensity {
  /** Above the rounding error of the total: it would take millions of fractions to reach it. */
  private static final double MARGIN = 1 + 1e-9;

  private final int side;
  private final double[] cells;

  /** The same counts column by column, so that both kinds of slices lie in one piece. */
  private final double[] transposed;

  // What each row or column would add; minus infinity once it has joined, which sums keep.
  private final double[] rowGains;
  private final double[] columnGains;

  private double total;

  GlobalDensity(int side) {
    this.side = side;
    cells = new double[side * side];
    transposed = new double[side * side];
    rowGains = new double[side];
    columnGains = new double[side];
  }

  @Override
  public void decay(double factor) {
    // The sum is taken anew: adding and multiplying for ever would let it drift.
    total = multiply(cells, factor);
    multiply(transposed, factor);
  }

  // Static and on its own, so that the JIT sees one plain loop.
  private static double multiply(double[] counts, double factor) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= factor;
      sum += counts[i];
    }
    return sum;
  }

  @Override
  public double add(int row, int column) {
    cells[row * side + column]++;
    transposed[column * side + row]++;
    total++;
    System.arraycopy(cells, row * side, columnGains, 0, side);
    System.arraycopy(transposed, column * side, rowGains, 0, side);
    rowGains[row] = Double.NEGATIVE_INFINITY;
    columnGains[column] = Double.NEGATIVE_INFINITY;
    return grow(cells[row * side + column]);
  }

  private double grow(double start) {
    double limit = total * MARGIN * total * MARGIN;
    double sum = start;
    double best = start;
    int rows = 1;
    int columns = 1;
    while (rows + columns < 2 * side) {
      // Every later area is at least this large, and no sum exceeds the total.
      if (limit <= best * best * (rows * columns + Math.min(rows, columns))) {
        break;
      }
      int row = lastLargest(rowGains);
      int column = lastLargest(columnGains);
      if (rowGains[row] >= columnGains[column]) {
        sum += rowGains[row];
        rows++;
        rowGains[row] = Double.NEGATIVE_INFINITY;
        addSlice(columnGains, cells, row * side);
      } else {
        sum += columnGains[column];
        columns++;
        columnGains[column] = Double.NEGATIVE_INFINITY;
        addSlice(rowGains, transposed, column * side);
      }
      best = Math.max(best, sum / Math.sqrt(rows * columns));
    }
    return best;
  }

  private static void addSlice(double[] gains, double[] counts, int from) {
    for (int i = 0; i < gains.length; i++) {
      gains[i] += counts[from + i];
    }
  }

  private static int lastLargest(double[] values) {
    // The largest first, then where: a loop that only compares has no branch to guess wrong.
    double largest = values[0];
    for (int i = 1; i < values.length; i++) {
      largest = Math.max(largest, values[i]);
    }
    int at = values.length - 1;
    while (values[at] != largest) {
      at--;
    }
    return at;
  }
}
