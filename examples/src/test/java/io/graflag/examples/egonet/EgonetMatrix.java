package io.graflag.examples.egonet;

import io.graflag.datasets.Graph;

/** OddBall as it is defined, with a matrix of who neighbours whom. */
final class EgonetMatrix {
  private final boolean[][] joined;

  EgonetMatrix(Graph graph) {
    joined = new boolean[graph.nodeCount()][graph.nodeCount()];
    for (int edge = 0; edge < graph.edgeCount(); edge++) {
      int source = graph.sources()[edge];
      int target = graph.targets()[edge];
      joined[source][target] = source != target;
      joined[target][source] = source != target;
    }
  }

  double[] scores() {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int node = 0; node < joined.length; node++) {
      if (neighbours(node) > 0) {
        double x = Math.log(neighbours(node));
        double y = Math.log(edges(node));
        n++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
      }
    }
    double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    double intercept = (sumY - slope * sumX) / n;
    double[] scores = new double[joined.length];
    for (int node = 0; node < joined.length; node++) {
      double law = Math.exp(intercept) * Math.pow(neighbours(node), slope);
      double ratio = Math.max(edges(node), law) / Math.min(edges(node), law);
      scores[node] = neighbours(node) == 0 ? -1 : ratio * Math.log(Math.abs(edges(node) - law) + 1);
    }
    return scores;
  }

  private int neighbours(int node) {
    int count = 0;
    for (boolean isJoined : joined[node]) {
      count += isJoined ? 1 : 0;
    }
    return count;
  }

  /** Pairs within the node and its neighbours that are joined. */
  private int edges(int node) {
    int count = 0;
    for (int one = 0; one < joined.length; one++) {
      for (int other = 0; other < one; other++) {
        boolean isInside =
            (one == node || joined[node][one]) && (other == node || joined[node][other]);
        count += isInside && joined[one][other] ? 1 : 0;
      }
    }
    return count;
  }
}
