package io.graflag.datasets;

import java.util.Arrays;

/**
 * The neighbours of every node, node after node.
 *
 * <p>The neighbours of a node lie at positions {@code starts[node]} to {@code starts[node + 1]},
 * exclusive. The arrays are not copied, so they must not change afterwards.
 *
 * @param starts where the neighbours of each node begin, and at the end how many there are
 * @param neighbours the neighbours
 */
public record Adjacency(int[] starts, int[] neighbours) {

  /**
   * The targets of the edges that leave each node, as stored: in order, duplicates and loops too.
   */
  public static Adjacency outgoing(Graph graph) {
    int nodes = graph.nodeCount();
    int[] starts = starts(graph.outDegrees());
    int[] next = Arrays.copyOf(starts, nodes);
    int[] neighbours = new int[graph.edgeCount()];
    for (int edge = 0; edge < neighbours.length; edge++) {
      neighbours[next[graph.sources()[edge]]++] = graph.targets()[edge];
    }
    return new Adjacency(starts, neighbours);
  }

  /**
   * The nodes joined to each node in either direction: ascending, each once, never itself.
   *
   * <p>Two counting passes, O(nodes + edges).
   */
  public static Adjacency undirected(Graph graph) {
    return undirected(graph.nodeCount(), graph.sources(), graph.targets());
  }

  /** The same for nodes 0 up to a count and any two columns of edges. */
  public static Adjacency undirected(int nodes, int[] sources, int[] targets) {
    int[] degrees = new int[nodes];
    for (int edge = 0; edge < sources.length; edge++) {
      if (sources[edge] != targets[edge]) {
        degrees[sources[edge]]++;
        degrees[targets[edge]]++;
      }
    }
    int[] starts = starts(degrees);
    int[] joined = joined(starts, sources, targets);
    // Walking nodes in order and writing each to its neighbours leaves every list ascending.
    int[] next = Arrays.copyOf(starts, nodes);
    int[] ascending = new int[joined.length];
    for (int node = 0; node < nodes; node++) {
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        ascending[next[joined[at]]++] = node;
      }
    }
    return distinct(starts, ascending);
  }

  /** How many nodes there are. */
  public int nodeCount() {
    return starts.length - 1;
  }

  /** How many neighbours a node has. */
  public int degree(int node) {
    return starts[node + 1] - starts[node];
  }

  /** For each node, the same neighbours ascending and each once. */
  public Adjacency sets() {
    int[] sorted = neighbours.clone();
    for (int node = 0; node < nodeCount(); node++) {
      Arrays.sort(sorted, starts[node], starts[node + 1]);
    }
    return distinct(starts, sorted);
  }

  /** Where a neighbour lies among those of a node, negative where it is none; for sets only. */
  public int position(int node, int neighbour) {
    return Arrays.binarySearch(neighbours, starts[node], starts[node + 1], neighbour);
  }

  /**
   * For each position, the sum of weights over what its two nodes have in common; for sets only.
   *
   * <p>With weights of 1 it counts common neighbours. The cost is the sum over links of the lower
   * degree of their two ends, which is O(arboricity times links): Chiba and Nishizeki, "Arboricity
   * and Subgraph Listing Algorithms", SIAM Journal on Computing 1985. Both directions of a link
   * must be there, as {@link #undirected(Graph)} leaves them.
   *
   * @param weights one a node
   */
  public double[] commonNeighbourSums(double[] weights) {
    double[] sums = new double[neighbours.length];
    int[] markedBy = new int[nodeCount()];
    for (int node = 0; node < nodeCount(); node++) {
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        markedBy[neighbours[at]] = node + 1;
      }
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        int other = neighbours[at];
        // Each link once, from its end of higher degree, so that the shorter list is walked.
        if (degree(other) < degree(node) || degree(other) == degree(node) && other < node) {
          sums[at] = markedSum(other, node + 1, markedBy, weights);
          sums[position(other, node)] = sums[at];
        }
      }
    }
    return sums;
  }

  /**
   * For each node, its links and those that join two of its neighbours; for sets only.
   *
   * @return what {@link #commonNeighbourSums} counts, at the same cost and under the same condition
   */
  public double[] egonetEdges() {
    double[] ones = new double[nodeCount()];
    Arrays.fill(ones, 1);
    double[] common = commonNeighbourSums(ones);
    double[] edges = new double[nodeCount()];
    for (int node = 0; node < edges.length; node++) {
      double ends = 0;
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        ends += common[at];
      }
      edges[node] = degree(node) + ends / 2; // a link of two neighbours was seen from both
    }
    return edges;
  }

  private double markedSum(int node, int mark, int[] markedBy, double[] weights) {
    double sum = 0;
    for (int at = starts[node]; at < starts[node + 1]; at++) {
      if (markedBy[neighbours[at]] == mark) {
        sum += weights[neighbours[at]];
      }
    }
    return sum;
  }

  private static int[] starts(int[] degrees) {
    int[] starts = new int[degrees.length + 1];
    for (int node = 0; node < degrees.length; node++) {
      starts[node + 1] = Math.addExact(starts[node], degrees[node]);
    }
    return starts;
  }

  private static int[] joined(int[] starts, int[] sources, int[] targets) {
    int[] next = starts.clone();
    int[] joined = new int[starts[starts.length - 1]];
    for (int edge = 0; edge < sources.length; edge++) {
      if (sources[edge] != targets[edge]) {
        joined[next[sources[edge]]++] = targets[edge];
        joined[next[targets[edge]]++] = sources[edge];
      }
    }
    return joined;
  }

  private static Adjacency distinct(int[] starts, int[] ascending) {
    int[] distinctStarts = new int[starts.length];
    int[] distinct = new int[ascending.length];
    int size = 0;
    for (int node = 0; node + 1 < starts.length; node++) {
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        if (at == starts[node] || ascending[at] != ascending[at - 1]) {
          distinct[size++] = ascending[at];
        }
      }
      distinctStarts[node + 1] = size;
    }
    return new Adjacency(distinctStarts, Arrays.copyOf(distinct, size));
  }
}
