package io.graflag.examples.midas;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/**
 * How large a count-min sketch is.
 *
 * @param rows how many hash functions: each edge counts once in every row
 * @param columns how many cells a row has
 */
public record SketchSize(int rows, int columns) {
  private static final int MAX_ROWS = 64;
  private static final int MAX_CELLS = 1 << 22;

  /** The size used in the papers. */
  public static final SketchSize PUBLISHED = new SketchSize(2, 1024);

  /** Checks the size; USAGE names the offending number. */
  public SketchSize {
    if (rows < 1 || rows > MAX_ROWS) {
      throw GraflagException.of(
          Kind.USAGE,
          "A sketch cannot have " + rows + " rows; 1 to " + MAX_ROWS + " are possible.");
    }
    if (columns < 1 || columns > MAX_CELLS / rows) {
      throw GraflagException.of(
          Kind.USAGE,
          "A sketch of "
              + rows
              + " rows cannot have "
              + columns
              + " columns; 1 to "
              + MAX_CELLS / rows
              + " are possible.");
    }
  }

  /** How many cells all rows have together. */
  int cells() {
    return rows * columns;
  }
}
