package io.graflag.examples.anograph;

import io.graflag.datasets.EdgeStream;
import io.graflag.examples.random.GnuRandom;

/**
 * AnoGraph: a graph of a stream is anomalous when it has a dense subgraph.
 *
 * <p>Bhatia, Wadhwa, Kawaguchi, Shah, Yu and Hooi, "Sketch-Based Anomaly Detection in Streaming
 * Graphs", KDD 2023. The edges of one window are counted in several small matrices of hashed nodes;
 * the score is the least {@link GraphDensity} among them. Hash functions are drawn anew for each
 * graph, as in the authors' program. A graph costs O(rows x (edges + buckets^2)).
 *
 * @param size how many matrices there are and how large
 * @param seed of all hash functions; the authors' program always has 1
 */
public record AnoGraph(MatrixSize size, long seed) {

  /** Scores every graph, in order. */
  public double[] scores(EdgeStream stream, GraphWindows windows) {
    GnuRandom random = MatrixSeed.random(seed);
    double[] scores = new double[windows.ends().length];
    int start = 0;
    for (int graph = 0; graph < scores.length; graph++) {
      int end = windows.ends()[graph];
      scores[graph] = score(stream, start, end, new NodeHashes(size, random));
      start = end;
    }
    return scores;
  }

  private double score(EdgeStream stream, int start, int end, NodeHashes hashes) {
    double score = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size.rows(); i++) {
      GraphDensity matrix = new GraphDensity(size.buckets());
      for (int edge = start; edge < end; edge++) {
        matrix.add(
            hashes.bucket(i, stream.sources()[edge]), hashes.bucket(i, stream.targets()[edge]));
      }
      score = Math.min(score, matrix.density());
    }
    return score;
  }
}
