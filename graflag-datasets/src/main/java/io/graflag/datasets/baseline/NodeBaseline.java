package io.graflag.datasets.baseline;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.Graph;
import java.util.Arrays;

/**
 * Scores of the nodes of a graph, from its edges as stored or from features.
 *
 * <p>Duplicates count, and a loop counts once on each side.
 */
public enum NodeBaseline implements Baseline {
  /** Edges that leave or enter the node. */
  TOTAL_DEGREE("edges of the node"),
  /** The highest total degree minus the node's own: few edges are anomalous. */
  MINUS_TOTAL_DEGREE("how few edges the node has"),
  /** Edges that leave the node. */
  OUT_DEGREE("edges that leave the node"),
  /** Edges that enter the node. */
  IN_DEGREE("edges that enter the node"),
  /** Euclidean length of the node's features as they are, in double precision. */
  FEATURE_NORM("length of the vector of features");

  private final String description;

  NodeBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * The score of each node.
   *
   * @throws GraflagException INVALID_INPUT where the graph lacks features that are needed
   */
  public double[] scores(Graph graph) {
    return switch (this) {
      case TOTAL_DEGREE -> doubles(totalDegrees(graph));
      case MINUS_TOTAL_DEGREE -> below(totalDegrees(graph));
      case OUT_DEGREE -> doubles(graph.outDegrees());
      case IN_DEGREE -> doubles(graph.inDegrees());
      case FEATURE_NORM -> norms(graph);
    };
  }

  /** For each node, how many stored edges leave or enter it; a loop does both. */
  static int[] totalDegrees(Graph graph) {
    int[] degrees = graph.outDegrees();
    int[] entering = graph.inDegrees();
    for (int node = 0; node < degrees.length; node++) {
      degrees[node] = Math.addExact(degrees[node], entering[node]);
    }
    return degrees;
  }

  /** How far each value lies below the highest, because minus a degree could be a sentinel. */
  private static double[] below(int[] values) {
    int highest = Arrays.stream(values).max().orElse(0);
    return Arrays.stream(values).mapToDouble(value -> highest - value).toArray();
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static double[] norms(Graph graph) {
    if (graph.featureCount() == 0) {
      throw GraflagException.of(Kind.INVALID_INPUT, "The graph has no features.");
    }
    double[] norms = new double[graph.nodeCount()];
    for (int node = 0; node < norms.length; node++) {
      double squares = 0;
      for (int feature = 0; feature < graph.featureCount(); feature++) {
        double value = graph.feature(node, feature);
        squares += value * value;
      }
      norms[node] = Math.sqrt(squares);
    }
    return norms;
  }
}
