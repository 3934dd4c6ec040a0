package io.graflag.evaluator.interval;

import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;

/**
 * A ranking as counts of anomalies and normal items in blocks, few enough to count again and again.
 *
 * <p>Up to {@value #EXACT_SIZE} items a block is a distinct score. Above, the first {@value
 * #SINGLE} blocks hold one rank each, further ones grow geometrically, {@value #MOST} in all; equal
 * scores are never split, and a large group of them is a block of its own.
 */
final class RankingBlocks {
  static final int EXACT_SIZE = 100_000;
  static final int SINGLE = 1_024;
  static final int MOST = 4_096;

  private final int[] anomalies;
  private final int[] normals;

  /** Whether a block holds several scores, in an order that it does not tell. */
  private final boolean[] mixed;

  private int size;

  private RankingBlocks(int most) {
    anomalies = new int[most];
    normals = new int[most];
    mixed = new boolean[most];
  }

  /** The blocks of a ranking. */
  static RankingBlocks of(RankedScores ranking) {
    boolean exact = ranking.size() <= EXACT_SIZE || ranking.blocks() <= MOST;
    RankingBlocks blocks = new RankingBlocks(exact ? ranking.blocks() : MOST);
    int first = 0;
    while (first < ranking.blocks()) {
      int last = exact ? first : blocks.last(ranking, first);
      blocks.add(ranking, first, last);
      first = last + 1;
    }
    return blocks;
  }

  /** The last score of the block that begins with a score. */
  private int last(RankedScores ranking, int first) {
    int left = MOST - size;
    int before = ranking.predicted(first - 1);
    if (size < SINGLE) {
      return first;
    }
    if (left == 1) {
      return ranking.blocks() - 1;
    }
    // The growth that would reach the end with the blocks that are left.
    double growth = StrictMath.pow((double) ranking.size() / before, 1.0 / left);
    long wanted = Math.max(1, Math.round(before * (growth - 1)));
    int last = first;
    while (last + 1 < ranking.blocks()
        && ranking.predicted(last) - before < wanted
        && ranking.predicted(last + 1) - ranking.predicted(last) <= wanted) {
      last++;
    }
    return last;
  }

  private void add(RankedScores ranking, int first, int last) {
    anomalies[size] = ranking.truePositives(last) - ranking.truePositives(first - 1);
    normals[size] = ranking.falsePositives(last) - ranking.falsePositives(first - 1);
    mixed[size] = last > first;
    size++;
  }

  /** How many anomalies each block holds. */
  int[] anomalies() {
    return Arrays.copyOf(anomalies, size);
  }

  /** How many normal items each block holds. */
  int[] normals() {
    return Arrays.copyOf(normals, size);
  }

  /** Average precision of the ranking itself. */
  double averagePrecision() {
    return averagePrecision(anomalies, normals, false);
  }

  /**
   * Average precision of other counts in the same blocks.
   *
   * <p>In a block of one score all items are tied. In one of several an anomaly has half of the
   * others above it; in a resample also the copies of itself, which are tied with it.
   *
   * @param drawnAnomalies how many anomalies each block holds now
   * @param drawnNormals how many normal items each block holds now
   * @param isResample whether the anomalies are drawn from those of the ranking with replacement
   */
  double averagePrecision(int[] drawnAnomalies, int[] drawnNormals, boolean isResample) {
    double sum = 0;
    long found = 0;
    long predicted = 0;
    for (int block = 0; block < size; block++) {
      int here = drawnAnomalies[block];
      int others = drawnNormals[block];
      if (here > 0) {
        double copies = isResample ? 1.0 / anomalies[block] : 0;
        double ahead = mixed[block] ? 1 + (here - 1) * (1 + copies) / 2 : here;
        double between = mixed[block] ? others / 2.0 : others;
        sum += here * (found + ahead) / (predicted + ahead + between);
      }
      found += here;
      predicted += (long) here + others;
    }
    return sum / found;
  }

  /**
   * The expected number of anomalies among the first places of other counts in the same blocks.
   *
   * @param places from 1 to the number of items
   */
  double found(int[] drawnAnomalies, int[] drawnNormals, int places) {
    long found = 0;
    long predicted = 0;
    for (int block = 0; block < size; block++) {
      long here = (long) drawnAnomalies[block] + drawnNormals[block];
      if (predicted + here >= places) {
        return found + (double) (places - predicted) * drawnAnomalies[block] / here;
      }
      found += drawnAnomalies[block];
      predicted += here;
    }
    throw new IllegalArgumentException("place " + places + " of " + predicted);
  }
}
