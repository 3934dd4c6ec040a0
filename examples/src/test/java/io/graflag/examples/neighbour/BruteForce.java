package io.graflag.examples.neighbour;

import io.graflag.datasets.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Nearest neighbours and local outlier factors as they are defined, with lists. */
record BruteForce(Graph graph, int k) {

  double distance(int one, int other) {
    double sum = 0;
    for (int feature = 0; feature < graph.featureCount(); feature++) {
      double difference = (double) graph.feature(one, feature) - graph.feature(other, feature);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** The k nearest others; the lower number among equals. */
  List<Integer> nearest(int node) {
    List<Integer> others = new ArrayList<>();
    for (int other = 0; other < graph.nodeCount(); other++) {
      if (other != node) {
        others.add(other);
      }
    }
    others.sort(Comparator.comparingDouble(other -> distance(node, other)));
    return others.subList(0, k);
  }

  double kthDistance(int node) {
    return distance(node, nearest(node).get(k - 1));
  }

  double meanDistance(int node) {
    return nearest(node).stream().mapToDouble(other -> distance(node, other)).sum() / k;
  }

  double density(int node) {
    double sum = 0;
    for (int other : nearest(node)) {
      sum += Math.max(distance(node, other), kthDistance(other));
    }
    return 1 / (sum / k + 1e-10);
  }

  double outlierFactor(int node) {
    double own = density(node);
    return nearest(node).stream().mapToDouble(other -> density(other) / own).sum() / k;
  }
}
