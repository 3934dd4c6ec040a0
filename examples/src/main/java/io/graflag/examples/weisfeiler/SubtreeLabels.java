package io.graflag.examples.weisfeiler;

import io.graflag.datasets.Adjacency;
import io.graflag.datasets.GraphCollection;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Weisfeiler-Lehman labels of nodes: two nodes share one where their subtrees of a height are
 * alike.
 *
 * <p>Height 0 gives the labels of the nodes. From height to height a node gets a new label for its
 * old one with the sorted old labels of its neighbours. Visiting nodes in the order of their labels
 * sorts the labels of all neighbours at once, so that one height costs O(nodes + edges) of all
 * graphs together. Shervashidze et al., "Weisfeiler-Lehman Graph Kernels", JMLR 2011.
 */
final class SubtreeLabels {
  private final Adjacency adjacency;
  private int[] labels;
  private int labelCount;

  /** The labels of height 0: those of the nodes, numbered from 0. */
  SubtreeLabels(GraphCollection collection) {
    adjacency =
        Adjacency.undirected(collection.nodeCount(), collection.sources(), collection.targets());
    Map<Long, Integer> numbers = new HashMap<>();
    labels = new int[collection.nodeCount()];
    for (int node = 0; node < labels.length; node++) {
      labels[node] = number(numbers, collection.nodeLabels()[node]);
    }
    labelCount = numbers.size();
  }

  /** The label of a node; below {@link #labelCount}. */
  int label(int node) {
    return labels[node];
  }

  /** How many labels there are. */
  int labelCount() {
    return labelCount;
  }

  /** Moves to subtrees one higher. */
  void grow() {
    int[] starts = adjacency.starts();
    int nodes = labels.length;
    // The signature of a node: its own label, then those of its neighbours.
    int[] signatures = new int[nodes + adjacency.neighbours().length];
    int[] next = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      next[node] = starts[node] + node;
      signatures[next[node]++] = labels[node];
    }
    for (int node : nodesByLabel()) {
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        signatures[next[adjacency.neighbours()[at]]++] = labels[node];
      }
    }
    Map<IntBuffer, Integer> numbers = new HashMap<>();
    int[] grown = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      int first = starts[node] + node;
      grown[node] = number(numbers, IntBuffer.wrap(signatures, first, next[node] - first));
    }
    labels = grown;
    labelCount = numbers.size();
  }

  /** All nodes, ordered by label: a counting sort. */
  int[] nodesByLabel() {
    int[] next = new int[labelCount + 1];
    for (int label : labels) {
      next[label + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] ordered = new int[labels.length];
    for (int node = 0; node < labels.length; node++) {
      ordered[next[labels[node]]++] = node;
    }
    return ordered;
  }

  private static <K> int number(Map<K, Integer> numbers, K key) {
    Integer known = numbers.putIfAbsent(key, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }
}
