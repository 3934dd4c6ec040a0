package io.graflag.evaluator.interval;

/**
 * Draws how many of n tries succeed, in a time that does not grow with n.
 *
 * <p>Few expected successes are drawn by inversion, many by transformed rejection. Source: Hörmann,
 * "The generation of binomial random variates", Journal of Statistical Computation and Simulation
 * 1993 (algorithm BTRS).
 */
final class BinomialDraw {
  private static final double FEW = 10;

  /** What Stirling's formula lacks to log(k!), for the first k. */
  private static final double[] LACKING = {
    0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650,
    0.0166446911898211, 0.0138761288230707, 0.0118967099458917, 0.0104112652619720,
    0.0092554621827127, 0.0083305634333631
  };

  private BinomialDraw() {}

  /**
   * Draws.
   *
   * @param tries n, at least 0
   * @param chance of each try, from 0 to 1
   */
  static int draw(RandomBits random, int tries, double chance) {
    if (tries == 0 || chance <= 0) {
      return 0;
    }
    if (chance > 0.5) {
      return tries - draw(random, tries, 1 - chance);
    }
    return tries * chance < FEW ? few(random, tries, chance) : many(random, tries, chance);
  }

  private static int few(RandomBits random, int tries, double chance) {
    double odds = chance / (1 - chance);
    double probability = StrictMath.exp(tries * StrictMath.log1p(-chance));
    double left = random.unit();
    int drawn = 0;
    while (left > probability && drawn < tries) {
      left -= probability;
      drawn++;
      probability *= odds * (tries - drawn + 1) / drawn;
    }
    return drawn;
  }

  // Letters as in the paper.
  private static int many(RandomBits random, int n, double p) {
    double deviation = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5;
    double inside = 0.92 - 4.2 / b;
    while (true) {
      double u = random.unit() - 0.5;
      double v = random.unit();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + c);
      if (us >= 0.07 && v <= inside) {
        return (int) k;
      }
      if (k < 0 || k > n) {
        continue;
      }
      double alpha = (2.83 + 5.1 / b) * deviation;
      if (StrictMath.log(v * alpha / (a / (us * us) + b)) <= logRatio(n, p, k)) {
        return (int) k;
      }
    }
  }

  /** The logarithm of the probability of k over that of the most probable number. */
  private static double logRatio(double n, double p, double k) {
    double r = p / (1 - p);
    double m = Math.floor((n + 1) * p);
    return (m + 0.5) * StrictMath.log((m + 1) / (r * (n - m + 1)))
        + (n + 1) * StrictMath.log((n - m + 1) / (n - k + 1))
        + (k + 0.5) * StrictMath.log(r * (n - k + 1) / (k + 1))
        + lacking(m)
        + lacking(n - m)
        - lacking(k)
        - lacking(n - k);
  }

  private static double lacking(double k) {
    if (k < LACKING.length) {
      return LACKING[(int) k];
    }
    double square = (k + 1) * (k + 1);
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
  }
}
