package io.graflag.examples.snapshot;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.SnapshotSequence;
import java.util.Arrays;

/**
 * An edge is anomalous when its weight is improbable after the recent past of its pair of nodes.
 *
 * <p>After Heard, Weston, Platanioti and Hand, "Bayesian Anomaly Detection Methods for Social
 * Networks", Annals of Applied Statistics 2010: the weight of a pair in a snapshot is a Poisson
 * number whose rate has a gamma distribution, so that given the past it is negative binomial. The
 * past fades by a factor with each snapshot. The score is {@code -ln P(weight >= observed)}, the
 * same for all edges of a pair in a snapshot; the first snapshot has no past and is unknown. Plain
 * Poisson counts stand in for the paper's hurdle model.
 *
 * @param prior how many times a pair is taken to have met in one snapshot before all, above 0
 * @param decay what the past of a pair is worth one snapshot later, 0 to 1
 */
record EdgeSurprise(double prior, double decay) {
  private static final double NEGLIGIBLE = 1e-17;

  /** Checks both numbers; USAGE names the offending one. */
  EdgeSurprise {
    if (!(prior > 0 && prior < Double.POSITIVE_INFINITY)) {
      throw GraflagException.of(
          Kind.USAGE, "The prior is " + prior + ", but must be a number above 0.");
    }
    if (!(decay >= 0 && decay <= 1)) {
      throw GraflagException.of(
          Kind.USAGE, "The decay is " + decay + ", but the past is multiplied by 0 to 1.");
    }
  }

  /** Scores every edge, in order. */
  double[] scores(SnapshotSequence sequence) {
    int[] pairs = pairs(sequence);
    int pairCount = Arrays.stream(pairs).max().orElse(-1) + 1;
    double[] past = new double[pairCount];
    int[] pastOf = new int[pairCount]; // the snapshot that the past of a pair was last faded to
    int[] weights = new int[pairCount];
    double[] surprises = new double[pairCount];
    double[] scores = new double[pairs.length];
    double exposure = 1; // that of the prior
    for (int snapshot = 0; snapshot < sequence.snapshotCount(); snapshot++) {
      int start = sequence.start(snapshot);
      int end = sequence.end(snapshot);
      for (int edge = start; edge < end; edge++) {
        weights[pairs[edge]]++;
      }
      for (int edge = start; edge < end; edge++) {
        int pair = pairs[edge];
        int weight = weights[pair];
        if (weight > 0) { // the first edge of the pair in this snapshot
          past[pair] *= StrictMath.pow(decay, snapshot - pastOf[pair]);
          surprises[pair] =
              snapshot == 0
                  ? ScanStatistics.UNKNOWN
                  : surprise(prior + past[pair], exposure, weight);
          past[pair] += weight;
          pastOf[pair] = snapshot;
          weights[pair] = 0;
        }
        scores[edge] = surprises[pair];
      }
      exposure = 1 + decay * exposure; // all snapshots so far fade, this one included
    }
    return scores;
  }

  /**
   * {@code -ln P(W >= weight)} for a negative binomial W.
   *
   * @param shape of the gamma distribution of the rate: what was counted
   * @param exposure its inverse scale: over how many snapshots
   * @param weight at least 1
   */
  static double surprise(double shape, double exposure, int weight) {
    double go = 1 / (exposure + 1);
    double logProbability = shape * StrictMath.log(exposure / (exposure + 1));
    double less = 0;
    for (int k = 0; k < weight; k++) {
      less += StrictMath.exp(logProbability);
      logProbability += StrictMath.log((shape + k) / (k + 1) * go);
    }
    if (weight <= shape / exposure) { // no more than expected
      return Math.max(0, -StrictMath.log1p(-less));
    }
    // Summed from the observed weight on: 1 minus the rest would lose small probabilities.
    double sum = 1;
    double term = 1;
    for (int k = weight; ; k++) {
      double ratio = (shape + k) / (k + 1) * go; // below 1, and falling or rising towards go
      term *= ratio;
      sum += term;
      if (term < NEGLIGIBLE * sum * (1 - Math.max(ratio, go))) {
        return Math.max(0, -logProbability - StrictMath.log(sum));
      }
    }
  }

  /** Numbers the pairs of source and target from 0 on, for each edge. */
  private static int[] pairs(SnapshotSequence sequence) {
    long[] keys = new long[sequence.edgeCount()];
    Arrays.setAll(keys, edge -> key(sequence, edge));
    Arrays.sort(keys);
    long[] distinct = Arrays.stream(keys).distinct().toArray();
    int[] pairs = new int[keys.length];
    Arrays.setAll(pairs, edge -> Arrays.binarySearch(distinct, key(sequence, edge)));
    return pairs;
  }

  private static long key(SnapshotSequence sequence, int edge) {
    return (long) sequence.sources()[edge] << Integer.SIZE | sequence.targets()[edge];
  }
}
