package io.graflag.examples.anograph;

import io.graflag.examples.random.GnuRandom;

/**
 * Hash functions that put a node into a bucket, one a matrix.
 *
 * <p>Node x falls into bucket {@code (x a + b) mod buckets} in 32-bit integers that wrap around,
 * made non-negative. As in the authors' program {@code a = rand() % (buckets - 1) + 1} and {@code b
 * = rand() % buckets}, matrix by matrix.
 */
final class NodeHashes {
  private final int buckets;
  private final int[] factors;
  private final int[] summands;

  /** Draws the parameters of each matrix; the generator runs on. */
  NodeHashes(MatrixSize size, GnuRandom random) {
    buckets = size.buckets();
    factors = new int[size.rows()];
    summands = new int[size.rows()];
    for (int matrix = 0; matrix < factors.length; matrix++) {
      factors[matrix] = random.draw() % (buckets - 1) + 1;
      summands[matrix] = random.draw() % buckets;
    }
  }

  /** The bucket of a node in a matrix. */
  int bucket(int matrix, int node) {
    return Math.floorMod(node * factors[matrix] + summands[matrix], buckets);
  }
}
