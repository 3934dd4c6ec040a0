package io.graflag.core.result;

/**
 * The shape of a column that passes by: counted, not kept.
 *
 * <p>Where rows end is folded into one number, so that memory does not grow with their count. Two
 * shapes of equal counts that differ are told apart but for one chance in 2^64.
 */
final class ColumnTally {
  private final boolean rows;
  private long values;
  private long rowCount;
  private long rowStart;
  private long longestRow;
  private long fingerprint;

  ColumnTally(boolean rows) {
    this.rows = rows;
  }

  static ColumnTally of(Shape shape) {
    ColumnTally tally = new ColumnTally(shape.hasRows());
    for (int row = 0; row < shape.rowCount(); row++) {
      tally.values = shape.rowEnd(row);
      if (shape.hasRows()) {
        tally.endRow();
      }
    }
    return tally;
  }

  void add() {
    values++;
  }

  void endRow() {
    rowCount++;
    longestRow = Math.max(longestRow, values - rowStart);
    rowStart = values;
    // The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), chained.
    long mixed = fingerprint + values + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    fingerprint = mixed ^ (mixed >>> 31);
  }

  long values() {
    return values;
  }

  long rowCount() {
    return rowCount;
  }

  /** How many values came since the last row ended. */
  long unfinished() {
    return values - rowStart;
  }

  boolean isSameAs(ColumnTally other) {
    return rows == other.rows
        && values == other.values
        && rowCount == other.rowCount
        && fingerprint == other.fingerprint;
  }

  /** Whether a list of this shape serves as the one list of columns for those rows. */
  boolean isOneListFor(ColumnTally scores) {
    return !rows && scores.rows && values == scores.longestRow;
  }

  /** How many times the column needs: one a row, or one a value. */
  long times() {
    return rows ? rowCount : values;
  }

  @Override
  public String toString() {
    String count = values + (values == 1 ? " value" : " values");
    return rows ? rowCount + (rowCount == 1 ? " row" : " rows") + " with " + count : count;
  }
}
