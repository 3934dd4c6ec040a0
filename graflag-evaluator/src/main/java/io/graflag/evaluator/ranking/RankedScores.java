package io.graflag.evaluator.ranking;

import java.util.function.IntToDoubleFunction;

/**
 * The kept scores from the highest down, as blocks of equal score.
 *
 * <p>Block {@code b} is a distinct score; predicting "anomaly" for every score at or above it gives
 * {@link #truePositives} and {@link #falsePositives}. All metrics and curves come from these three
 * columns. Built in O(n log n) with 8 bytes a score and 16 bytes a distinct score.
 */
public final class RankedScores {
  private final double[] thresholds;
  private final int[] truePositives;
  private final int[] falsePositives;
  private final int anomalies;
  private final int normals;
  private final int tied;

  /** Merges two ascending arrays from their upper ends. */
  private RankedScores(double[] anomalous, double[] normal) {
    anomalies = anomalous.length;
    normals = normal.length;
    int blocks = countDistinct(anomalous, normal);
    thresholds = new double[blocks];
    truePositives = new int[blocks];
    falsePositives = new int[blocks];
    int a = anomalies;
    int n = normals;
    int inTies = 0;
    for (int block = 0; block < blocks; block++) {
      int before = a + n;
      double score = highest(anomalous, a, normal, n);
      a = below(anomalous, a, score);
      n = below(normal, n, score);
      thresholds[block] = score;
      truePositives[block] = anomalies - a;
      falsePositives[block] = normals - n;
      if (before - a - n > 1) {
        inTies += before - a - n;
      }
    }
    tied = inTies;
  }

  /** Ranks the scores that a mask keeps. */
  public static RankedScores of(ScoreMask mask) {
    return ofOwned(mask.keptScores(true), mask.keptScores(false));
  }

  /**
   * Ranks the items that a mask keeps by another score than the one it was made of.
   *
   * @param other gives a finite score for each item by its flat index
   */
  public static RankedScores of(ScoreMask mask, IntToDoubleFunction other) {
    return ofOwned(mask.kept(true, other), mask.kept(false, other));
  }

  /**
   * Ranks finite scores of two classes.
   *
   * @param anomalous scores of anomalies, in any order
   * @param normal scores of normal items, in any order
   */
  public static RankedScores of(double[] anomalous, double[] normal) {
    return ofOwned(withoutNegativeZero(anomalous), withoutNegativeZero(normal));
  }

  private static RankedScores ofOwned(double[] anomalous, double[] normal) {
    WholeNumbers.sort(anomalous);
    WholeNumbers.sort(normal);
    return new RankedScores(anomalous, normal);
  }

  private static double[] withoutNegativeZero(double[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i] + 0.0;
    }
    return copy;
  }

  private static int countDistinct(double[] anomalous, double[] normal) {
    int a = anomalous.length;
    int n = normal.length;
    int distinct = 0;
    while (a + n > 0) {
      double score = highest(anomalous, a, normal, n);
      a = below(anomalous, a, score);
      n = below(normal, n, score);
      distinct++;
    }
    return distinct;
  }

  private static double highest(double[] anomalous, int a, double[] normal, int n) {
    if (a == 0) {
      return normal[n - 1];
    }
    if (n == 0) {
      return anomalous[a - 1];
    }
    return Math.max(anomalous[a - 1], normal[n - 1]);
  }

  /** How many of the first {@code end} values are left once those equal to the last are taken. */
  private static int below(double[] values, int end, double score) {
    int left = end;
    while (left > 0 && values[left - 1] == score) {
      left--;
    }
    return left;
  }

  /** How many scores there are. */
  public int size() {
    return anomalies + normals;
  }

  /** How many of them belong to anomalies. */
  public int anomalies() {
    return anomalies;
  }

  /** How many of them belong to normal items. */
  public int normals() {
    return normals;
  }

  /** How many scores equal at least one other. */
  public int tied() {
    return tied;
  }

  /** How many distinct scores there are; blocks count from 0, the highest score. */
  public int blocks() {
    return thresholds.length;
  }

  /** The score of a block. */
  public double threshold(int block) {
    return thresholds[block];
  }

  /** Anomalies at or above the score of a block; -1 stands for before the first block. */
  public int truePositives(int block) {
    return block < 0 ? 0 : truePositives[block];
  }

  /** Normal items at or above the score of a block; -1 stands for before the first block. */
  public int falsePositives(int block) {
    return block < 0 ? 0 : falsePositives[block];
  }

  /** Items at or above the score of a block; -1 stands for before the first block. */
  public int predicted(int block) {
    return truePositives(block) + falsePositives(block);
  }

  /** Anomalies whose score is that of a block. */
  public int anomaliesIn(int block) {
    return truePositives(block) - truePositives(block - 1);
  }

  /** Normal items whose score is that of a block. */
  public int normalsIn(int block) {
    return falsePositives(block) - falsePositives(block - 1);
  }

  /**
   * The block that holds a place of the ranking.
   *
   * @param place from 1, the highest score, to {@link #size}
   */
  public int blockAt(int place) {
    if (place < 1 || place > size()) {
      throw new IllegalArgumentException("place " + place + " of " + size());
    }
    int low = 0;
    int high = thresholds.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (predicted(middle) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Share of the anomalies that lie at or above the score of a block: recall. */
  public double truePositiveRate(int block) {
    return (double) truePositives(block) / anomalies;
  }

  /** Share of the normal items that lie at or above the score of a block. */
  public double falsePositiveRate(int block) {
    return (double) falsePositives(block) / normals;
  }

  /** Share of anomalies among the items at or above the score of a block. */
  public double precision(int block) {
    return (double) truePositives(block) / predicted(block);
  }
}
