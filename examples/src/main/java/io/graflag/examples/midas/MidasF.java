package io.graflag.examples.midas;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.Ticks;
import java.util.Arrays;

/**
 * MIDAS-F: MIDAS-R that keeps anomalies out of the counts with which it compares.
 *
 * <p>Bhatia, Liu, Hooi, Yoon, Shin and Faloutsos, "Real-Time Anomaly Detection in Edge Streams",
 * TKDD 2022. The total s holds past ticks only, and the statistic of pair, source and target is
 *
 * <pre>(a + s - a t)^2 / (s (t - 1)),  0 where s = 0.</pre>
 *
 * <p>When a tick t' ends, a cell whose last statistic stayed below the threshold adds its current
 * count to its total; any other cell adds what it had before on average, {@code s / (t' - 1)}. Then
 * all current counts are multiplied by the factor.
 *
 * <p>An edge costs O(rows), a new tick O(rows x columns). Memory is nine floats a cell.
 */
public final class MidasF implements EdgeStreamDetector {
  private final float factor;
  private final float threshold;
  private final RowHashes sourceHashes;
  private final RowHashes targetHashes;
  private final RowHashes edgeHashes;

  // The three sketches lie one after another, so that a tick ends in one pass over the arrays.
  private final float[] current;
  private final float[] total;

  /**
   * For each cell, 1 where its last statistic stayed below the threshold, else 0.
   *
   * <p>More of the statistic is never asked for, and with 0 and 1 the end of a tick needs no
   * branch: sums and products, which the JVM compiles to vector instructions.
   */
  private final float[] isCalm;

  /** The cells of the edge or node at hand, one a row. */
  private final int[] cells;

  private long tick = Ticks.FIRST;

  /** {@code 1 / (t - 1)} of the current tick t; 0 for the first, which has no past. */
  private float reciprocal;

  /**
   * Creates a detector that has seen no edge.
   *
   * @param factor what is left of the counts of a tick in the next, 0 to 1
   * @param threshold statistic from which on a cell counts as anomalous
   * @param seed 0 gives the reference's hash functions
   */
  public MidasF(SketchSize size, float factor, float threshold, long seed) {
    if (Float.isNaN(threshold)) {
      throw GraflagException.of(Kind.USAGE, "The threshold is not a number.");
    }
    cells = new int[size.rows()];
    this.factor = Factor.checked(factor);
    this.threshold = threshold;
    sourceHashes = new RowHashes(size, RowHashes.Subject.SOURCE, 0, seed);
    targetHashes = new RowHashes(size, RowHashes.Subject.TARGET, size.cells(), seed);
    edgeHashes = new RowHashes(size, RowHashes.Subject.EDGE, 2 * size.cells(), seed);
    current = new float[3 * size.cells()];
    total = new float[3 * size.cells()];
    isCalm = new float[3 * size.cells()];
    Arrays.fill(isCalm, calm(0));
  }

  @Override
  public double score(int source, int target, long tick) {
    if (tick != this.tick) {
      Ticks.requireLater(tick, this.tick);
      endTick(current, total, isCalm, factor, reciprocal);
      this.tick = tick;
      reciprocal = 1f / (tick - 1);
    }
    float edge = count(edgeHashes, RowHashes.pair(source, target), tick);
    float from = count(sourceHashes, source, tick);
    float to = count(targetHashes, target, tick);
    float node = from > to ? from : to;
    return edge > node ? edge : node;
  }

  // Static and on its own, so that the JIT sees one plain loop to vectorise.
  private static void endTick(
      float[] current, float[] total, float[] isCalm, float factor, float reciprocal) {
    for (int cell = 0; cell < current.length; cell++) {
      float calm = isCalm[cell];
      float past = total[cell];
      total[cell] = past + (calm * current[cell] + (1 - calm) * (past * reciprocal));
      current[cell] *= factor;
    }
  }

  private float count(RowHashes hashes, int number, float t) {
    return hashes.isPair() ? countPair(hashes, number, t) : countRows(hashes, number, t);
  }

  // Two rows are what everybody uses: without a loop over rows an edge costs half the time.
  private float countPair(RowHashes hashes, int number, float t) {
    int first = hashes.first(number);
    int second = hashes.second(number);
    float firstA = ++current[first];
    float secondA = ++current[second];
    float firstS = total[first];
    float secondS = total[second];
    float score =
        ChiSquared.ofPast(
            secondA < firstA ? secondA : firstA, secondS < firstS ? secondS : firstS, t);
    float calm = calm(score);
    isCalm[first] = calm;
    isCalm[second] = calm;
    return score;
  }

  private float countRows(RowHashes hashes, int number, float t) {
    float a = Float.POSITIVE_INFINITY;
    float s = Float.POSITIVE_INFINITY;
    hashes.locate(number, cells);
    for (int cell : cells) {
      a = Math.min(a, ++current[cell]);
      s = Math.min(s, total[cell]);
    }
    float score = ChiSquared.ofPast(a, s, t);
    for (int cell : cells) {
      isCalm[cell] = calm(score);
    }
    return score;
  }

  private float calm(float score) {
    return score < threshold ? 1 : 0;
  }
}
