package io.graflag.evaluator.interval;

import io.graflag.core.evaluation.Confidence;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Whether two rankings of the same items differ in their area under the ROC curve.
 *
 * <p>Formula: z is the difference of the areas over its standard error, which comes from the
 * differences of each item's two placements (see {@link DeLong}); p is two-sided and normal. Ties:
 * mid-ranks. O(n log n).
 *
 * <p>Degenerate: rankings whose placements differ nowhere have z 0 and p 1. Where the difference is
 * the same for all items but not 0 (area 1 against constant scores) z and p are empty: there is no
 * spread to measure it by. Chance: p is uniform on [0, 1] between methods that do not differ.
 *
 * <p>Source: as {@link DeLong}.
 *
 * @param firstArea area of the first ranking
 * @param secondArea area of the second
 * @param standardError standard error of the difference
 * @param z first minus second area, in standard errors
 * @param p how probable a difference at least that large is between equally good methods
 */
public record PairedDeLong(
    double firstArea, double secondArea, double standardError, OptionalDouble z, OptionalDouble p) {

  /**
   * Compares two rankings.
   *
   * @param first finite scores of the first, one an item
   * @param second finite scores of the second, of the same items in the same order
   * @param anomalous which items are anomalies; at least two are and two are not
   */
  public static PairedDeLong of(double[] first, double[] second, boolean[] anomalous) {
    if (first.length != anomalous.length || second.length != anomalous.length) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " scores for " + anomalous.length + " items");
    }
    long[] before = placements(first, anomalous);
    long[] after = placements(second, anomalous);
    Spread ofAnomalies = new Spread();
    Spread ofNormals = new Spread();
    int anomalies = 0;
    long twiceBefore = 0;
    long twiceAfter = 0;
    for (int i = 0; i < anomalous.length; i++) {
      (anomalous[i] ? ofAnomalies : ofNormals).add(before[i] - after[i], 1);
      if (anomalous[i]) {
        anomalies++;
        twiceBefore += before[i];
        twiceAfter += after[i];
      }
    }
    int normals = anomalous.length - anomalies;
    double twicePairs = 2.0 * anomalies * normals;
    double error = DeLong.standardError(ofAnomalies, anomalies, ofNormals, normals);
    OptionalDouble z = quotient((twiceBefore - twiceAfter) / twicePairs, error);
    return new PairedDeLong(
        twiceBefore / twicePairs,
        twiceAfter / twicePairs,
        error,
        z,
        z.isEmpty() ? z : OptionalDouble.of(NormalDistribution.twoSided(z.getAsDouble())));
  }

  /** The interval of the difference, cut at -1 and 1. */
  public Confidence interval() {
    double difference = firstArea - secondArea;
    double reach = NormalDistribution.QUANTILE_975 * standardError;
    return new Confidence(
        Math.max(-1, difference - reach),
        Math.min(1, difference + reach),
        DeLong.LEVEL,
        Confidence.DELONG,
        OptionalDouble.of(standardError),
        OptionalInt.empty());
  }

  private static OptionalDouble quotient(double difference, double error) {
    if (error == 0) {
      return difference == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    return OptionalDouble.of(difference / error);
  }

  /** For each item twice the number of items of the other class on the right side, ties once. */
  private static long[] placements(double[] scores, boolean[] anomalous) {
    double[] anomalies = sorted(scores, anomalous, true);
    double[] normals = sorted(scores, anomalous, false);
    long[] placements = new long[scores.length];
    for (int i = 0; i < scores.length; i++) {
      placements[i] =
          anomalous[i]
              ? twiceBelow(normals, scores[i])
              : 2L * anomalies.length - twiceBelow(anomalies, scores[i]);
    }
    return placements;
  }

  private static double[] sorted(double[] scores, boolean[] anomalous, boolean wanted) {
    double[] chosen = new double[scores.length];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (anomalous[i] == wanted) {
        chosen[size++] = scores[i] + 0.0; // turns -0.0, which sorts below 0.0, into 0.0
      }
    }
    Arrays.sort(chosen, 0, size);
    return Arrays.copyOf(chosen, size);
  }

  private static long twiceBelow(double[] ascending, double score) {
    return (long) countBelow(ascending, score, false) + countBelow(ascending, score, true);
  }

  private static int countBelow(double[] ascending, double score, boolean orEqual) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < score || orEqual && ascending[middle] == score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
