package io.graflag.examples.degree;

import io.graflag.datasets.Graph;

/** Which edges of a node count, as they are stored; duplicates count each time. */
public enum Direction {
  /** Edges that leave the node. */
  OUT,
  /** Edges that enter the node. */
  IN,
  /** Both. */
  TOTAL,
  /**
   * How much both lack of the largest: few edges are anomalous.
   *
   * <p>The same ranking as the negated degree, whose -1 and -2 would mean "unknown" and "inactive".
   */
  MINUS_TOTAL;

  /**
   * Scores every node by its degree, in O(nodes + edges).
   *
   * @return one score a node, higher is more anomalous
   */
  public double[] scores(Graph graph) {
    double[] scores = new double[graph.nodeCount()];
    int[] out = graph.outDegrees();
    int[] in = graph.inDegrees();
    double largest = 0;
    for (int node = 0; node < scores.length; node++) {
      scores[node] = (this == IN ? 0 : out[node]) + (this == OUT ? 0 : in[node]);
      largest = Math.max(largest, scores[node]);
    }
    if (this == MINUS_TOTAL) {
      for (int node = 0; node < scores.length; node++) {
        scores[node] = largest - scores[node];
      }
    }
    return scores;
  }
}
