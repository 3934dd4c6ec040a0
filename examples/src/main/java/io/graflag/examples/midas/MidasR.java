package io.graflag.examples.midas;

import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.Ticks;

/**
 * MIDAS-R: MIDAS that remembers recent ticks, and watches nodes as well as pairs.
 *
 * <p>Bhatia et al., AAAI 2020, section "Incorporating relations". Counts of the current tick are
 * not cleared but multiplied by a factor when a tick ends. The score is the largest {@link Midas}
 * statistic among the pair, its source and its target.
 *
 * <p>An edge costs O(rows), a new tick O(rows x columns). Memory is six floats a cell.
 */
public final class MidasR implements EdgeStreamDetector {
  private final float factor;
  private final RowHashes sourceHashes;
  private final RowHashes targetHashes;
  private final RowHashes edgeHashes;

  // The three sketches lie one after another, so that a tick ends in one pass over one array.
  private final float[] current;
  private final float[] total;

  /** The cells of the edge or node at hand, one a row. */
  private final int[] cells;

  private long tick = Ticks.FIRST;

  /**
   * Creates a detector that has seen no edge.
   *
   * @param factor what is left of the counts of a tick in the next, 0 to 1
   * @param seed 0 gives the reference's hash functions
   */
  public MidasR(SketchSize size, float factor, long seed) {
    cells = new int[size.rows()];
    this.factor = Factor.checked(factor);
    sourceHashes = new RowHashes(size, RowHashes.Subject.SOURCE, 0, seed);
    targetHashes = new RowHashes(size, RowHashes.Subject.TARGET, size.cells(), seed);
    edgeHashes = new RowHashes(size, RowHashes.Subject.EDGE, 2 * size.cells(), seed);
    current = new float[3 * size.cells()];
    total = new float[3 * size.cells()];
  }

  @Override
  public double score(int source, int target, long tick) {
    if (tick != this.tick) {
      Ticks.requireLater(tick, this.tick);
      endTick(current, factor);
      this.tick = tick;
    }
    float edge = count(edgeHashes, RowHashes.pair(source, target), tick);
    float from = count(sourceHashes, source, tick);
    float to = count(targetHashes, target, tick);
    float node = from > to ? from : to;
    return edge > node ? edge : node;
  }

  // Static and on its own, so that the JIT sees one plain loop to vectorise.
  private static void endTick(float[] current, float factor) {
    for (int cell = 0; cell < current.length; cell++) {
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
    float firstS = ++total[first];
    float secondS = ++total[second];
    return ChiSquared.ofTotal(
        secondA < firstA ? secondA : firstA, secondS < firstS ? secondS : firstS, t);
  }

  private float countRows(RowHashes hashes, int number, float t) {
    float a = Float.POSITIVE_INFINITY;
    float s = Float.POSITIVE_INFINITY;
    hashes.locate(number, cells);
    for (int cell : cells) {
      a = Math.min(a, ++current[cell]);
      s = Math.min(s, ++total[cell]);
    }
    return ChiSquared.ofTotal(a, s, t);
  }
}
