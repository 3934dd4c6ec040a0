package io.graflag.examples.anograph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The densities by brute force: every sum is taken anew from the cells, nothing is skipped. */
final class NaiveMatrix implements CellDensity {
  private final int side;
  private final boolean isLocal;
  private final double[][] cells;
  private Set<Integer> rows = new TreeSet<>(Set.of(0));
  private Set<Integer> columns = new TreeSet<>(Set.of(0));

  NaiveMatrix(int side, boolean isLocal) {
    this.side = side;
    this.isLocal = isLocal;
    cells = new double[side][side];
  }

  @Override
  public void decay(double factor) {
    for (double[] row : cells) {
      for (int c = 0; c < side; c++) {
        row[c] *= factor;
      }
    }
  }

  @Override
  public double add(int row, int column) {
    cells[row][column]++;
    return isLocal ? local(row, column) : global(row, column);
  }

  private double global(int row, int column) {
    Set<Integer> in = new TreeSet<>(Set.of(row));
    Set<Integer> across = new TreeSet<>(Set.of(column));
    double best = density(in, across);
    while (in.size() + across.size() < 2 * side) {
      int nextRow = -1;
      int nextColumn = -1;
      for (int i = 0; i < side; i++) {
        if (!in.contains(i) && (nextRow < 0 || row(i, across) >= row(nextRow, across))) {
          nextRow = i;
        }
        if (!across.contains(i) && (nextColumn < 0 || column(i, in) >= column(nextColumn, in))) {
          nextColumn = i;
        }
      }
      boolean takesRow =
          nextColumn < 0 || nextRow >= 0 && row(nextRow, across) >= column(nextColumn, in);
      (takesRow ? in : across).add(takesRow ? nextRow : nextColumn);
      best = Math.max(best, density(in, across));
    }
    return best;
  }

  private double local(int row, int column) {
    if (!rows.contains(row) || !columns.contains(column)) {
      Set<Integer> moreRows = with(rows, row);
      Set<Integer> moreColumns = with(columns, column);
      if (density(rows, columns) < density(moreRows, moreColumns)) {
        rows = moreRows;
        columns = moreColumns;
        shrink();
      }
    }
    double around = row(row, columns) + column(column, rows);
    boolean isInside = rows.contains(row) && columns.contains(column);
    return (around - (isInside ? cells[row][column] : 0))
        / (rows.size() + columns.size() - (isInside ? 1 : 0));
  }

  private void shrink() {
    while (true) {
      double now = density(rows, columns);
      Set<Integer> fewerRows = without(rows, least(rows, true));
      Set<Integer> fewerColumns = without(columns, least(columns, false));
      double noRow = density(fewerRows, columns);
      double noColumn = density(rows, fewerColumns);
      if (noRow > now && noRow > noColumn) {
        rows = fewerRows;
      } else if (noColumn > now && noColumn > noRow) {
        columns = fewerColumns;
      } else {
        return;
      }
    }
  }

  private int least(Set<Integer> members, boolean isRow) {
    int least = -1;
    for (int i : members) {
      double sum = isRow ? row(i, columns) : column(i, rows);
      if (least < 0 || sum < (isRow ? row(least, columns) : column(least, rows))) {
        least = i;
      }
    }
    return least;
  }

  /** The greatest density while the least row or column leaves one after another. */
  double peeled() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < side; i++) {
      all.add(i);
    }
    rows = new TreeSet<>(all);
    columns = new TreeSet<>(all);
    double best = density(rows, columns);
    while (!rows.isEmpty() && !columns.isEmpty()) {
      int row = least(rows, true);
      int column = least(columns, false);
      if (row(row, columns) <= column(column, rows)) {
        rows.remove(row);
      } else {
        columns.remove(column);
      }
      best = Math.max(best, density(rows, columns));
    }
    return best;
  }

  private double row(int row, Set<Integer> across) {
    return across.stream().mapToDouble(c -> cells[row][c]).sum();
  }

  private double column(int column, Set<Integer> down) {
    return down.stream().mapToDouble(r -> cells[r][column]).sum();
  }

  private double density(Set<Integer> in, Set<Integer> across) {
    double sum = in.stream().mapToDouble(r -> row(r, across)).sum();
    return in.isEmpty() || across.isEmpty() ? 0 : sum / Math.sqrt(in.size() * across.size());
  }

  private static Set<Integer> with(Set<Integer> members, int one) {
    Set<Integer> more = new TreeSet<>(members);
    more.add(one);
    return more;
  }

  private static Set<Integer> without(Set<Integer> members, int one) {
    Set<Integer> fewer = new TreeSet<>(members);
    fewer.remove(one);
    return fewer;
  }
}
