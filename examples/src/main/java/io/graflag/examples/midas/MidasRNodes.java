package io.graflag.examples.midas;

import io.graflag.datasets.EdgeStream;
import io.graflag.examples.stream.Ticks;

/**
 * What {@link MidasR} sees of nodes: a node is anomalous when it is busier now than before.
 *
 * <p>Bhatia et al., AAAI 2020: the part of MIDAS-R that watches the sources, or the targets, of
 * edges, without pairs. Each edge is an event of one of its nodes, whose {@link Midas} statistic is
 * the score. An event costs O(rows), a new tick O(rows x columns).
 */
public final class MidasRNodes {
  /** Which node of an edge an event belongs to. */
  public enum View {
    /** The node that the edge leaves. */
    SOURCE,
    /** The node that the edge enters. */
    TARGET;

    /** The node of each edge. */
    int[] of(EdgeStream stream) {
      return this == SOURCE ? stream.sources() : stream.targets();
    }
  }

  private final float factor;
  private final RowHashes hashes;
  private final float[] current;
  private final float[] total;

  /** The cells of the node at hand, one a row. */
  private final int[] cells;

  private long tick = Ticks.FIRST;

  /**
   * Creates a detector that has seen no event.
   *
   * @param factor what is left of the counts of a tick in the next, 0 to 1
   * @param seed 0 gives the reference's hash functions
   */
  public MidasRNodes(SketchSize size, float factor, View view, long seed) {
    this.factor = Factor.checked(factor);
    RowHashes.Subject subject =
        view == View.SOURCE ? RowHashes.Subject.SOURCE : RowHashes.Subject.TARGET;
    hashes = new RowHashes(size, subject, 0, seed);
    cells = new int[size.rows()];
    current = new float[size.cells()];
    total = new float[size.cells()];
  }

  /**
   * Takes the next event and says how anomalous it is.
   *
   * @param tick 1 or later, never before the event before it; INVALID_INPUT if not
   * @return at least 0, higher is more anomalous
   */
  public double score(int node, long tick) {
    if (tick != this.tick) {
      Ticks.requireLater(tick, this.tick);
      endTick(current, factor);
      this.tick = tick;
    }
    float a = Float.POSITIVE_INFINITY;
    float s = Float.POSITIVE_INFINITY;
    hashes.locate(node, cells);
    for (int cell : cells) {
      a = Math.min(a, ++current[cell]);
      s = Math.min(s, ++total[cell]);
    }
    return ChiSquared.ofTotal(a, s, tick);
  }

  /** Scores one node of every edge, in order. */
  public double[] scores(int[] nodes, long[] ticks) {
    double[] scores = new double[nodes.length];
    for (int event = 0; event < scores.length; event++) {
      scores[event] = score(nodes[event], ticks[event]);
    }
    return scores;
  }

  private static void endTick(float[] current, float factor) {
    for (int cell = 0; cell < current.length; cell++) {
      current[cell] *= factor;
    }
  }
}
