package io.graflag.examples.neighbour;

import io.graflag.examples.NodeFeatures;

/**
 * Local outlier factor: how much denser the neighbours of a node lie than the node itself.
 *
 * <p>The reachability of a from b is {@code max(distance, k-distance of b)}; the density of a node
 * is {@code 1 / (mean reachability of it from its k neighbours + 1e-10)}; the score is the mean
 * density of the neighbours divided by its own: about 1 inside a cluster, above it outside. Exactly
 * k neighbours count, also among ties.
 *
 * <p>Breunig, Kriegel, Ng and Sander, "LOF: Identifying Density-Based Local Outliers", SIGMOD 2000.
 *
 * @param k how many neighbours count, at least 1 and fewer than there are nodes
 */
public record Lof(int k) {
  /** Keeps the density of duplicates finite. */
  private static final double FLOOR = 1e-10;

  /**
   * Scores every node by its features, in O(nodes^2 * features).
   *
   * @return one score a node, above 0
   */
  public double[] scores(NodeFeatures features) {
    NearestNeighbours nearest = NearestNeighbours.of(features, k);
    double[] density = new double[nearest.nodeCount()];
    for (int node = 0; node < density.length; node++) {
      double reachability = 0;
      for (int at = node * k; at < (node + 1) * k; at++) {
        reachability += Math.max(nearest.distances()[at], nearest.kthDistance(nearest.nodes()[at]));
      }
      density[node] = 1 / (reachability / k + FLOOR);
    }
    double[] scores = new double[density.length];
    for (int node = 0; node < scores.length; node++) {
      double sum = 0;
      for (int at = node * k; at < (node + 1) * k; at++) {
        sum += density[nearest.nodes()[at]];
      }
      scores[node] = sum / k / density[node];
    }
    return scores;
  }
}
