package io.graflag.examples.midas;

/**
 * The two forms of the statistic.
 *
 * <p>Precision is that of the reference, to the last bit: what is squared and what divides are
 * floats, the square and the quotient are doubles, the result is a float.
 */
final class ChiSquared {
  private ChiSquared() {}

  /**
   * Where the total includes the current tick: {@code ((a - s/t) t)^2 / (s (t - 1))}.
   *
   * @param a count in the current tick
   * @param s count since the beginning, the current tick included
   * @param t the current tick
   */
  static float ofTotal(float a, float s, float t) {
    if (s == 0 || t == 1) {
      return 0;
    }
    double deviation = (a - s / t) * t;
    return (float) (deviation * deviation / (s * (t - 1)));
  }

  /**
   * Where the total ends before the current tick: {@code (a + s - a t)^2 / (s (t - 1))}.
   *
   * @param a count in the current tick
   * @param s count before the current tick; 0 throughout the first
   * @param t the current tick
   */
  static float ofPast(float a, float s, float t) {
    if (s == 0) {
      return 0;
    }
    double deviation = a + s - a * t;
    return (float) (deviation * deviation / (s * (t - 1)));
  }
}
