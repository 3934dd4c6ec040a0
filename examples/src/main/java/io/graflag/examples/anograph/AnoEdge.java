package io.graflag.examples.anograph;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.Ticks;
import java.util.function.IntFunction;

/**
 * AnoEdge: an edge is anomalous when it falls into a dense part of the recent adjacency matrix.
 *
 * <p>Bhatia, Wadhwa, Kawaguchi, Shah, Yu and Hooi, "Sketch-Based Anomaly Detection in Streaming
 * Graphs", KDD 2023. Nodes are hashed into few buckets; each of several small matrices counts the
 * edges between buckets. Where an edge is later than the one before, all counts are multiplied by a
 * factor, once however long the gap. The score is the least density among the matrices, as {@link
 * GlobalDensity} or {@link LocalDensity} define it. Memory depends on neither nodes nor edges.
 */
public final class AnoEdge implements EdgeStreamDetector {
  private final NodeHashes hashes;
  private final CellDensity[] matrices;
  private final double decay;
  private long tick = Ticks.FIRST;

  private AnoEdge(
      MatrixSize size, double decay, long seed, IntFunction<? extends CellDensity> matrix) {
    if (!(decay >= 0 && decay <= 1)) {
      throw GraflagException.of(
          Kind.USAGE,
          "The decay is " + decay + ", but counts are multiplied by 0 to 1 when a tick ends.");
    }
    this.decay = decay;
    hashes = new NodeHashes(size, MatrixSeed.random(seed));
    matrices = new CellDensity[size.rows()];
    for (int i = 0; i < matrices.length; i++) {
      matrices[i] = matrix.apply(size.buckets());
    }
  }

  /**
   * AnoEdge-G: searches the densest part anew for each edge, O(rows x buckets^2) at most.
   *
   * @param decay what is left of the counts of a tick in the next, 0 to 1
   * @param seed of the hash functions; the authors' program always has 1
   */
  public static AnoEdge global(MatrixSize size, double decay, long seed) {
    return new AnoEdge(size, decay, seed, GlobalDensity::new);
  }

  /**
   * AnoEdge-L: keeps one dense part up to date, O(rows x buckets) an edge.
   *
   * @param decay what is left of the counts of a tick in the next, 0 to 1
   * @param seed of the hash functions; the authors' program always has 1
   */
  public static AnoEdge local(MatrixSize size, double decay, long seed) {
    return new AnoEdge(size, decay, seed, LocalDensity::new);
  }

  @Override
  public double score(int source, int target, long tick) {
    if (tick != this.tick) {
      Ticks.requireLater(tick, this.tick);
      for (CellDensity matrix : matrices) {
        matrix.decay(decay);
      }
      this.tick = tick;
    }
    double score = Double.POSITIVE_INFINITY;
    for (int i = 0; i < matrices.length; i++) {
      double density = matrices[i].add(hashes.bucket(i, source), hashes.bucket(i, target));
      score = Math.min(score, density);
    }
    return score;
  }
}
