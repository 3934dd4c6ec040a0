package io.graflag.examples.anograph;

/**
 * How dense the densest submatrix of a matrix is, by greedy peeling.
 *
 * <p>Bhatia et al., KDD 2023, AnoGraph. The density of a submatrix is its sum over the root of its
 * area. Beginning with the whole matrix, the row or column of the least sum leaves, until none is
 * left; what is returned is the greatest density on the way, at least half of the optimum. Among
 * equals the first leaves, and a row before a column.
 */
final class GraphDensity {
  private final int side;
  private final double[] cells;

  GraphDensity(int side) {
    this.side = side;
    cells = new double[side * side];
  }

  /** Counts an edge. */
  void add(int row, int column) {
    cells[row * side + column]++;
  }

  /** Peels the matrix, in O(side^2). */
  double density() {
    // Infinity marks what has left: it is never the least, and sums keep it.
    double[] rowSums = new double[side];
    double[] columnSums = new double[side];
    double sum = 0;
    for (int i = 0; i < cells.length; i++) {
      rowSums[i / side] += cells[i];
      columnSums[i % side] += cells[i];
      sum += cells[i];
    }
    double best = sum / side;
    int rows = side;
    int columns = side;
    while (rows > 0 && columns > 0) {
      int row = firstLeast(rowSums);
      int column = firstLeast(columnSums);
      if (rowSums[row] <= columnSums[column]) {
        sum -= rowSums[row];
        rows--;
        rowSums[row] = Double.POSITIVE_INFINITY;
        for (int c = 0; c < side; c++) {
          columnSums[c] -= cells[row * side + c];
        }
      } else {
        sum -= columnSums[column];
        columns--;
        columnSums[column] = Double.POSITIVE_INFINITY;
        for (int r = 0; r < side; r++) {
          rowSums[r] -= cells[r * side + column];
        }
      }
      if (rows > 0 && columns > 0) {
        best = Math.max(best, sum / Math.sqrt(rows * columns));
      }
    }
    return best;
  }

  private static int firstLeast(double[] values) {
    int at = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[at]) {
        at = i;
      }
    }
    return at;
  }
}
