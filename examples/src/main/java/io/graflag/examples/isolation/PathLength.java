package io.graflag.examples.isolation;

/** Path lengths in binary search trees, which normalise those of isolation trees. */
final class PathLength {
  private static final double EULER = 0.5772156649;

  private PathLength() {}

  /**
   * Mean path length of an unsuccessful search in a tree of so many points.
   *
   * <p>{@code 2 H(n - 1) - 2 (n - 1) / n}, where harmonic numbers are {@code ln(i) + 0.5772156649}
   * as in the paper; two points have length 1.
   */
  static double ofUnsuccessfulSearch(int points) {
    if (points <= 2) {
      return points == 2 ? 1 : 0;
    }
    double harmonic = StrictMath.log(points - 1) + EULER;
    return 2 * harmonic - 2 * (points - 1.0) / points;
  }
}
