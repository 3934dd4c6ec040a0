package io.graflag.examples;

import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.SeededRandom;

/** Small graphs for tests: duplicates, loops, nodes without edges and equal features included. */
public final class RandomGraph {
  private RandomGraph() {}

  /** A graph whose features are small whole numbers, so that many are equal. */
  public static Graph of(int nodes, int edges, int features, long seed) {
    SeededRandom random = new SeededRandom(seed);
    int[] sources = new int[edges];
    int[] targets = new int[edges];
    for (int edge = 0; edge < edges; edge++) {
      sources[edge] = random.below(nodes);
      targets[edge] = random.below(nodes);
    }
    float[] values = new float[nodes * features];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.between(-4, 4);
    }
    return new Graph(sources, targets, new byte[nodes], values, features);
  }

  /** A graph of given edges, without features. */
  public static Graph ofEdges(int nodes, int[]... edges) {
    int[] sources = new int[edges.length];
    int[] targets = new int[edges.length];
    for (int edge = 0; edge < edges.length; edge++) {
      sources[edge] = edges[edge][0];
      targets[edge] = edges[edge][1];
    }
    return Graph.of(sources, targets, new byte[nodes]);
  }
}
