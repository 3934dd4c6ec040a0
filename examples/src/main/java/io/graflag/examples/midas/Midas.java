package io.graflag.examples.midas;

import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.Ticks;
import java.util.Arrays;

/**
 * MIDAS: an edge is anomalous when its pair is busier in this tick than before on average.
 *
 * <p>Bhatia, Hooi, Yoon, Shin and Faloutsos, "MIDAS: Microcluster-Based Detector of Anomalies in
 * Edge Streams", AAAI 2020. With a the count of the pair in this tick t and s its count since the
 * beginning, both from count-min sketches, the score is the chi-squared statistic
 *
 * <pre>((a - s/t) t)^2 / (s (t - 1)),  0 where s = 0 or t = 1.</pre>
 *
 * <p>An edge costs O(rows), a new tick O(rows x columns). Memory is two floats a cell, whatever the
 * number of nodes and edges.
 */
public final class Midas implements EdgeStreamDetector {
  private final RowHashes hashes;

  // Counts are floats and the statistic is a double stored as a float: so the reference does it.
  private final float[] current;
  private final float[] total;

  /** The cells of the edge at hand, one a row. */
  private final int[] cells;

  private long tick = Ticks.FIRST;

  /** Creates a detector that has seen no edge; seed 0 gives the reference's hash functions. */
  public Midas(SketchSize size, long seed) {
    hashes = new RowHashes(size, RowHashes.Subject.ONLY_EDGE, 0, seed);
    cells = new int[size.rows()];
    current = new float[size.cells()];
    total = new float[size.cells()];
  }

  @Override
  public double score(int source, int target, long tick) {
    if (tick != this.tick) {
      Ticks.requireLater(tick, this.tick);
      endTick(current);
      this.tick = tick;
    }
    int pair = RowHashes.pair(source, target);
    return hashes.isPair() ? countPair(pair, tick) : countRows(pair, tick);
  }

  // Static and on its own, so that the JIT compiles it apart from the loop over edges.
  private static void endTick(float[] current) {
    Arrays.fill(current, 0);
  }

  // Two rows are what everybody uses: without a loop over rows an edge costs half the time.
  private float countPair(int pair, float t) {
    int first = hashes.first(pair);
    int second = hashes.second(pair);
    float firstA = ++current[first];
    float secondA = ++current[second];
    float firstS = ++total[first];
    float secondS = ++total[second];
    return ChiSquared.ofTotal(
        secondA < firstA ? secondA : firstA, secondS < firstS ? secondS : firstS, t);
  }

  private float countRows(int pair, float t) {
    float a = Float.POSITIVE_INFINITY;
    float s = Float.POSITIVE_INFINITY;
    hashes.locate(pair, cells);
    for (int cell : cells) {
      a = Math.min(a, ++current[cell]);
      s = Math.min(s, ++total[cell]);
    }
    return ChiSquared.ofTotal(a, s, t);
  }
}
