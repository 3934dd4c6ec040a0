package io.graflag.examples.neighbour;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.examples.NodeFeatures;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each node, exactly k other nodes with the smallest Euclidean distances, ascending.
 *
 * <p>Among equal distances the lower node number wins. The neighbours of node i lie at {@code i *
 * k} and after. The arrays are not copied, so they must not change afterwards.
 *
 * @param k how many neighbours a node has
 * @param nodes the neighbours, node after node
 * @param distances how far each is
 */
record NearestNeighbours(int k, int[] nodes, double[] distances) {

  /**
   * Compares all pairs of nodes, in O(nodes^2 * features) on all processors.
   *
   * @param k at least 1 and below the number of nodes, else USAGE or INVALID_INPUT
   */
  static NearestNeighbours of(NodeFeatures features, int k) {
    int count = features.nodeCount();
    requireNeighbours(count, k);
    NearestNeighbours found = new NearestNeighbours(k, new int[count * k], new double[count * k]);
    IntStream.range(0, count).parallel().forEach(node -> found.search(features, node));
    return found;
  }

  /** How many nodes there are. */
  int nodeCount() {
    return nodes.length / k;
  }

  /** The distance of the k-th neighbour. */
  double kthDistance(int node) {
    return distances[node * k + k - 1];
  }

  private void search(NodeFeatures features, int node) {
    int first = node * k;
    int last = first + k - 1;
    Arrays.fill(distances, first, last + 1, Double.POSITIVE_INFINITY);
    for (int other = 0; other < features.nodeCount(); other++) {
      double limit = distances[last];
      double squared = other == node ? limit : features.squaredDistance(node, other, limit);
      if (squared < limit) {
        insert(first, last, other, squared);
      }
    }
    for (int at = first; at <= last; at++) {
      distances[at] = Math.sqrt(distances[at]);
    }
  }

  /** Drops the farthest and keeps the order; few distances get this far, so shifting is cheap. */
  private void insert(int first, int last, int node, double distance) {
    int at = last;
    while (at > first && distances[at - 1] > distance) {
      distances[at] = distances[at - 1];
      nodes[at] = nodes[at - 1];
      at--;
    }
    distances[at] = distance;
    nodes[at] = node;
  }

  private static void requireNeighbours(int count, int k) {
    if (k < 1) {
      throw GraflagException.of(Kind.USAGE, "K is " + k + "; it must be at least 1.");
    }
    if (k >= count) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "K is " + k + ", but a node of this graph has " + (count - 1) + " others.",
          "Give a smaller --k.");
    }
    if ((long) count * k > Integer.MAX_VALUE - 8) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          k + " neighbours of each of " + count + " nodes are more than one array holds.",
          "Give a smaller --k.");
    }
  }
}
