package io.graflag.datasets.baseline;

import io.graflag.datasets.Adjacency;
import io.graflag.datasets.Graph;
import java.util.Arrays;

/**
 * Scores of edges, from the graph that they belong to.
 *
 * <p>Degrees are total degrees as stored, duplicates included. Common neighbours are counted
 * without direction, each once. What has a minus before it is taken from the highest value among
 * the edges asked for, so that it is never negative.
 */
public enum EdgeBaseline implements Baseline {
  /** Degrees of both ends together. */
  DEGREE_SUM("degrees of both ends together"),
  /** Degrees of both ends multiplied: preferential attachment. */
  DEGREE_PRODUCT("degrees of both ends multiplied"),
  /** How far that lies below the highest: links between nodes with few are anomalous. */
  MINUS_DEGREE_PRODUCT("how small the degrees of both ends multiplied are"),
  /** Nodes that are joined to both ends. */
  COMMON_NEIGHBOURS("nodes joined to both ends"),
  /** How far that lies below the highest: links without a triangle are anomalous. */
  MINUS_COMMON_NEIGHBOURS("how few nodes are joined to both ends");

  private final String description;

  EdgeBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * The score of each edge.
   *
   * @param graph the whole graph
   * @param sources nodes of the graph, one an edge
   * @param targets likewise; the edge itself need not be one of the graph
   */
  public double[] scores(Graph graph, int[] sources, int[] targets) {
    return switch (this) {
      case DEGREE_SUM -> sums(NodeBaseline.totalDegrees(graph), sources, targets);
      case DEGREE_PRODUCT -> products(NodeBaseline.totalDegrees(graph), sources, targets);
      case MINUS_DEGREE_PRODUCT -> below(DEGREE_PRODUCT.scores(graph, sources, targets));
      case COMMON_NEIGHBOURS -> common(Adjacency.undirected(graph), sources, targets);
      case MINUS_COMMON_NEIGHBOURS -> below(COMMON_NEIGHBOURS.scores(graph, sources, targets));
    };
  }

  private static double[] sums(int[] degrees, int[] sources, int[] targets) {
    double[] sums = new double[sources.length];
    for (int edge = 0; edge < sums.length; edge++) {
      sums[edge] = (double) degrees[sources[edge]] + degrees[targets[edge]];
    }
    return sums;
  }

  private static double[] products(int[] degrees, int[] sources, int[] targets) {
    double[] products = new double[sources.length];
    for (int edge = 0; edge < products.length; edge++) {
      products[edge] = (double) degrees[sources[edge]] * degrees[targets[edge]];
    }
    return products;
  }

  private static double[] common(Adjacency neighbours, int[] sources, int[] targets) {
    double[] common = new double[sources.length];
    for (int edge = 0; edge < common.length; edge++) {
      common[edge] = common(neighbours, sources[edge], targets[edge]);
    }
    return common;
  }

  /** Looks each neighbour of the end that has fewer up among those of the other. */
  private static int common(Adjacency neighbours, int source, int target) {
    boolean swap = neighbours.degree(source) > neighbours.degree(target);
    int fewer = swap ? target : source;
    int more = swap ? source : target;
    int common = 0;
    for (int at = neighbours.starts()[fewer]; at < neighbours.starts()[fewer + 1]; at++) {
      if (neighbours.position(more, neighbours.neighbours()[at]) >= 0) {
        common++;
      }
    }
    return common;
  }

  private static double[] below(double[] values) {
    double highest = Arrays.stream(values).max().orElse(0);
    return Arrays.stream(values).map(value -> highest - value).toArray();
  }
}
