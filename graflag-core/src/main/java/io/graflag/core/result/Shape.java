package io.graflag.core.result;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * How values lie in a results file: one flat array, or rows that may differ in length.
 *
 * <p>The values themselves are always stored flat, rows one after another.
 */
public final class Shape {
  private final int size;
  private final int[] rowEnds;

  private Shape(int size, int[] rowEnds) {
    this.size = size;
    this.rowEnds = rowEnds;
  }

  /** One flat array. */
  public static Shape flat(int size) {
    return new Shape(size, null);
  }

  /**
   * Rows one after another.
   *
   * @param rowEnds for each row, the flat index after its last value; ascending
   */
  public static Shape rows(int[] rowEnds) {
    int before = 0;
    for (int end : rowEnds) {
      if (end < before) {
        throw new IllegalArgumentException("row ends descend: " + end + " after " + before);
      }
      before = end;
    }
    return new Shape(before, rowEnds.clone());
  }

  /** The shape of rows whose lengths something tells. */
  static <R> Shape rowsOf(R[] rows, ToIntFunction<R> length) {
    int[] ends = new int[rows.length];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      size = Math.addExact(size, length.applyAsInt(rows[row]));
      ends[row] = size;
    }
    return rows(ends);
  }

  /** How many values there are. */
  public int size() {
    return size;
  }

  /** Whether values lie in rows. */
  public boolean hasRows() {
    return rowEnds != null;
  }

  /** How many rows there are; a flat array counts as one. */
  public int rowCount() {
    return rowEnds == null ? 1 : rowEnds.length;
  }

  /** The flat index of the first value of a row. */
  public int rowStart(int row) {
    return row == 0 ? 0 : rowEnds[row - 1];
  }

  /** The flat index after the last value of a row. */
  public int rowEnd(int row) {
    return rowEnds == null ? size : rowEnds[row];
  }

  /** How many values the longest row holds. */
  public int longestRow() {
    int longest = 0;
    for (int row = 0; row < rowCount(); row++) {
      longest = Math.max(longest, rowEnd(row) - rowStart(row));
    }
    return longest;
  }

  private int shortestRow() {
    int shortest = longestRow();
    for (int row = 0; row < rowCount(); row++) {
      shortest = Math.min(shortest, rowEnd(row) - rowStart(row));
    }
    return shortest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && size == that.size && Arrays.equals(rowEnds, that.rowEnds);
  }

  @Override
  public int hashCode() {
    return 31 * size + Arrays.hashCode(rowEnds);
  }

  /** The shape in words: "40 values", "5 rows of 6", "5 rows of 6 to 10, 38 values". */
  @Override
  public String toString() {
    if (rowEnds == null) {
      return count(size, " value");
    }
    String rows = count(rowCount(), " row");
    int shortest = shortestRow();
    int longest = longestRow();
    return shortest == longest
        ? rows + " of " + longest
        : rows + " of " + shortest + " to " + longest + ", " + count(size, " value");
  }

  private static String count(int number, String what) {
    return number + what + (number == 1 ? "" : "s");
  }
}
