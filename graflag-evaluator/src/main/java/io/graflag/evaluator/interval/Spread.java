package io.graflag.evaluator.interval;

/**
 * The sample variance of whole numbers.
 *
 * <p>Numbers are taken relative to the first one, in whole numbers, so that equal numbers have
 * variance 0 exactly and not nearly.
 */
final class Spread {
  private long origin;
  private long count;
  private double sum;
  private double squares;

  /** Adds a number several times. */
  void add(long value, long times) {
    if (times == 0) {
      return;
    }
    if (count == 0) {
      origin = value;
    }
    double shifted = value - origin;
    count += times;
    sum += shifted * times;
    squares += shifted * shifted * times;
  }

  /** The variance with n - 1 in the denominator; needs two numbers. */
  double variance() {
    if (count < 2) {
      throw new IllegalStateException("the variance of " + count + " number(s)");
    }
    return Math.max(0, squares - sum * sum / count) / (count - 1);
  }
}
