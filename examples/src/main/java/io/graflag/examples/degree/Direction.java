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
  /** Both, negated: few edges are anomalous. */
  MINUS_TOTAL;

  /**
   * Scores every node by its degree, in O(nodes + edges).
   *
   * @return one score a node, higher is more anomalous
   */
  public double[] scores(Graph graph) {
    double[] scores = new double[graph.nodeCount()];
    int outWeight = this == IN ? 0 : this == MINUS_TOTAL ? -1 : 1;
    int inWeight = this == OUT ? 0 : this == MINUS_TOTAL ? -1 : 1;
    int[] out = graph.outDegrees();
    int[] in = graph.inDegrees();
    for (int node = 0; node < scores.length; node++) {
      scores[node] = outWeight * out[node] + inWeight * in[node];
    }
    return scores;
  }
}
