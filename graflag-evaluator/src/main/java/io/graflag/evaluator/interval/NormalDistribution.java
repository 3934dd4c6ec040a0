package io.graflag.evaluator.interval;

/** The normal distribution with mean 0 and standard deviation 1. */
final class NormalDistribution {
  /** Between minus this and this lie 95 % of it. */
  static final double QUANTILE_975 = 1.959963984540054;

  /** Below it the series loses no digits that matter, above it the fraction converges fast. */
  private static final double FAR = 3;

  private static final int DEPTH = 120;

  private NormalDistribution() {}

  /**
   * How probable a value at least this far from 0 is, on either side.
   *
   * <p>Source: Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software
   * 2004, for the middle; Laplace's continued fraction for the tails.
   */
  static double twoSided(double z) {
    double distance = Math.abs(z);
    if (distance < FAR) {
      return 1 - 2 * density(distance) * series(distance);
    }
    return 2 * density(distance) / fraction(distance);
  }

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** z + z^3/3 + z^5/(3*5) + ..., until a term no longer counts. */
  private static double series(double z) {
    double term = z;
    double sum = 0;
    for (int odd = 3; sum + term != sum; odd += 2) {
      sum += term;
      term *= z * z / odd;
    }
    return sum;
  }

  /** z + 1/(z + 2/(z + 3/(z + ...))), from the inside out. */
  private static double fraction(double z) {
    double value = z;
    for (int step = DEPTH; step > 0; step--) {
      value = z + step / value;
    }
    return value;
  }
}
