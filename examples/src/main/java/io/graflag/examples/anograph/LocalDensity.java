package io.graflag.examples.anograph;

/**
 * How strongly a cell is tied to one dense submatrix that is kept up to date.
 *
 * <p>Bhatia et al., KDD 2023, AnoEdge-L. The density of a submatrix is its sum over the root of its
 * area. The row and the column of a new edge join where that raises the density; then the least row
 * or column leaves for as long as that raises it. What is returned is the mean count that the
 * submatrix has in the row and column of the edge. The authors go through hash maps; where rows or
 * columns are equally small, here the lowest leaves first.
 */
final class LocalDensity implements CellDensity {
  private final int side;
  private final double[] cells;
  private final Side rows;
  private final Side columns;

  /** Sum of the submatrix. */
  private double sum;

  LocalDensity(int side) {
    this.side = side;
    cells = new double[side * side];
    rows = new Side(side);
    columns = new Side(side);
  }

  @Override
  public void decay(double factor) {
    multiply(cells, factor);
    multiply(rows.sums, factor);
    multiply(columns.sums, factor);
    sum *= factor;
  }

  private static void multiply(double[] counts, double factor) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= factor;
    }
  }

  @Override
  public double add(int row, int column) {
    cells[row * side + column]++;
    if (rows.has[row] && columns.has[column]) {
      sum++;
      rows.sums[row]++;
      columns.sums[column]++;
    } else {
      join(row, column);
    }
    return meanAround(row, column);
  }

  private void join(int row, int column) {
    boolean isNewRow = !rows.has[row];
    boolean isNewColumn = !columns.has[column];
    double joined = sum;
    if (isNewRow) {
      joined += rowSum(row);
    }
    if (isNewColumn) {
      joined += columnSum(column);
    }
    if (isNewRow && isNewColumn) {
      joined += cells[row * side + column];
    }
    int newRows = rows.count + (isNewRow ? 1 : 0);
    int newColumns = columns.count + (isNewColumn ? 1 : 0);
    if (density() < density(joined, newRows, newColumns)) {
      if (isNewRow) {
        addRow(row);
      }
      if (isNewColumn) {
        addColumn(column);
      }
      sum = joined;
      shrink();
    }
  }

  private void addRow(int row) {
    rows.add(row, rowSum(row));
    for (int c = 0; c < side; c++) {
      columns.sums[c] += columns.has[c] ? cells[row * side + c] : 0;
    }
  }

  private void addColumn(int column) {
    columns.add(column, columnSum(column));
    for (int r = 0; r < side; r++) {
      rows.sums[r] += rows.has[r] ? cells[r * side + column] : 0;
    }
  }

  private void shrink() {
    while (true) {
      int row = rows.least();
      int column = columns.least();
      double now = density();
      double withoutRow =
          rows.count > 1 ? density(sum - rows.sums[row], rows.count - 1, columns.count) : -1;
      double withoutColumn =
          columns.count > 1
              ? density(sum - columns.sums[column], rows.count, columns.count - 1)
              : -1;
      if (withoutRow > now && withoutRow > withoutColumn) {
        removeRow(row);
      } else if (withoutColumn > now && withoutColumn > withoutRow) {
        removeColumn(column);
      } else {
        return;
      }
    }
  }

  private void removeRow(int row) {
    sum -= rows.sums[row];
    rows.remove(row);
    for (int c = 0; c < side; c++) {
      columns.sums[c] -= columns.has[c] ? cells[row * side + c] : 0;
    }
  }

  private void removeColumn(int column) {
    sum -= columns.sums[column];
    columns.remove(column);
    for (int r = 0; r < side; r++) {
      rows.sums[r] -= rows.has[r] ? cells[r * side + column] : 0;
    }
  }

  private double meanAround(int row, int column) {
    double around = rowSum(row) + columnSum(column);
    int count = rows.count + columns.count;
    if (rows.has[row] && columns.has[column]) {
      around -= cells[row * side + column];
      count--;
    }
    return around / count;
  }

  /** Sum of a row over the columns of the submatrix. */
  private double rowSum(int row) {
    double result = 0;
    for (int c = 0; c < side; c++) {
      result += columns.has[c] ? cells[row * side + c] : 0;
    }
    return result;
  }

  /** Sum of a column over the rows of the submatrix. */
  private double columnSum(int column) {
    double result = 0;
    for (int r = 0; r < side; r++) {
      result += rows.has[r] ? cells[r * side + column] : 0;
    }
    return result;
  }

  private double density() {
    return density(sum, rows.count, columns.count);
  }

  private static double density(double sum, int rows, int columns) {
    return sum / Math.sqrt(rows * columns);
  }

  /** The rows, or the columns, of the submatrix with their sums; at first only number 0. */
  private static final class Side {
    private final boolean[] has;
    private final double[] sums;
    private int count = 1;

    Side(int size) {
      has = new boolean[size];
      sums = new double[size];
      has[0] = true;
    }

    void add(int index, double itsSum) {
      has[index] = true;
      sums[index] = itsSum;
      count++;
    }

    void remove(int index) {
      has[index] = false;
      sums[index] = 0;
      count--;
    }

    /** The member of the least sum, the lowest where several have it. */
    int least() {
      int least = -1;
      for (int i = 0; i < has.length; i++) {
        if (has[i] && (least < 0 || sums[i] < sums[least])) {
          least = i;
        }
      }
      return least;
    }
  }
}
