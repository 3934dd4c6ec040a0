package io.graflag.examples.anograph;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/**
 * How large a higher-order sketch is.
 *
 * @param rows how many matrices, each with a hash function of its own
 * @param buckets how many rows and how many columns a matrix has
 */
public record MatrixSize(int rows, int buckets) {
  private static final int MAX_ROWS = 64;
  private static final int MAX_BUCKETS = 1024;

  /** The size used in the paper. */
  public static final MatrixSize PUBLISHED = new MatrixSize(2, 32);

  /** Checks the size; USAGE names the offending number. */
  public MatrixSize {
    if (rows < 1 || rows > MAX_ROWS) {
      throw GraflagException.of(
          Kind.USAGE,
          "A sketch cannot have " + rows + " matrices; 1 to " + MAX_ROWS + " are possible.");
    }
    // One bucket would leave the authors' program nothing to draw a factor from.
    if (buckets < 2 || buckets > MAX_BUCKETS) {
      throw GraflagException.of(
          Kind.USAGE,
          "A matrix cannot have " + buckets + " buckets; 2 to " + MAX_BUCKETS + " are possible.");
    }
  }
}
