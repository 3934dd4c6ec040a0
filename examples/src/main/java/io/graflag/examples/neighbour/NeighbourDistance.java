package io.graflag.examples.neighbour;

import io.graflag.examples.NodeFeatures;

/** How far the k nearest neighbours of a node are, as its score. */
public enum NeighbourDistance {
  /**
   * The distance of the k-th.
   *
   * <p>Ramaswamy, Rastogi and Shim, "Efficient Algorithms for Mining Outliers from Large Data
   * Sets", SIGMOD 2000.
   */
  KTH,
  /**
   * The mean distance of all k.
   *
   * <p>Angiulli and Pizzuti, "Fast Outlier Detection in High Dimensional Spaces", PKDD 2002, where
   * it is the sum: the same ranking.
   */
  MEAN;

  /**
   * Scores every node by its features, in O(nodes^2 * features).
   *
   * @param k how many neighbours count, at least 1 and fewer than there are nodes
   * @return one score a node, at least 0
   */
  public double[] scores(NodeFeatures features, int k) {
    NearestNeighbours nearest = NearestNeighbours.of(features, k);
    double[] scores = new double[nearest.nodeCount()];
    for (int node = 0; node < scores.length; node++) {
      scores[node] =
          switch (this) {
            case KTH -> nearest.kthDistance(node);
            case MEAN -> mean(nearest, node);
          };
    }
    return scores;
  }

  private static double mean(NearestNeighbours nearest, int node) {
    int k = nearest.k();
    double sum = 0;
    for (int at = node * k; at < (node + 1) * k; at++) {
      sum += nearest.distances()[at];
    }
    return sum / k;
  }
}
