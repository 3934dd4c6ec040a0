package io.graflag.examples.egonet;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.Adjacency;
import io.graflag.datasets.Graph;
import java.util.Arrays;

/**
 * OddBall: how far the egonet of a node is from the power law that egonets of the graph follow.
 *
 * <p>With x the neighbours of a node and y the edges among it and them, {@code y = C x^t} is fitted
 * to all nodes by least squares of the logarithms. The score is {@code max(y, C x^t) / min(y, C
 * x^t) * ln(|y - C x^t| + 1)}: high for near-cliques and near-stars alike. Edges count without
 * direction, duplicates and loops. A node without neighbours has no egonet and the score -1,
 * unknown.
 *
 * <p>Akoglu, McGlohon and Faloutsos, "OddBall: Spotting Anomalies in Weighted Graphs", PAKDD 2010,
 * its egonet density power law. (Figures there fit medians of bins; all nodes count here.)
 */
public final class OddBall {
  private static final double UNKNOWN = -1;

  private OddBall() {}

  /** The line of logarithms: {@code ln y = intercept + slope * ln x}. */
  record PowerLaw(double intercept, double slope) {

    /** Fits all x above 0; the slope is 0 where these are all the same. */
    static PowerLaw fit(int[] x, double[] y) {
      int count = 0;
      double meanX = 0;
      double meanY = 0;
      for (int i = 0; i < x.length; i++) {
        if (x[i] > 0) {
          count++;
          meanX += StrictMath.log(x[i]);
          meanY += StrictMath.log(y[i]);
        }
      }
      meanX /= count;
      meanY /= count;
      double covariance = 0;
      double variance = 0;
      for (int i = 0; i < x.length; i++) {
        if (x[i] > 0) {
          double difference = StrictMath.log(x[i]) - meanX;
          covariance += difference * (StrictMath.log(y[i]) - meanY);
          variance += difference * difference;
        }
      }
      double slope = isConstant(x) ? 0 : covariance / variance;
      return new PowerLaw(meanY - slope * meanX, slope);
    }

    double at(double x) {
      return StrictMath.exp(intercept + slope * StrictMath.log(x));
    }

    /** By the numbers themselves: a rounded mean leaves a variance above 0. */
    private static boolean isConstant(int[] x) {
      return Arrays.stream(x).filter(value -> value > 0).distinct().limit(2).count() < 2;
    }
  }

  /**
   * Scores every node, in O(arboricity * edges).
   *
   * @return one score a node, at least 0, or -1 for a node without neighbours
   * @throws GraflagException INVALID_INPUT where no node has a neighbour
   */
  public static double[] scores(Graph graph) {
    Adjacency adjacency = Adjacency.undirected(graph);
    if (adjacency.neighbours().length == 0) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "The graph joins no two nodes, and this detector looks at nothing but edges.");
    }
    int[] neighbours = new int[graph.nodeCount()];
    Arrays.setAll(neighbours, adjacency::degree);
    double[] edges = adjacency.egonetEdges();
    PowerLaw law = PowerLaw.fit(neighbours, edges);
    double[] scores = new double[neighbours.length];
    for (int node = 0; node < scores.length; node++) {
      scores[node] =
          neighbours[node] == 0 ? UNKNOWN : distance(edges[node], law.at(neighbours[node]));
    }
    return scores;
  }

  private static double distance(double found, double expected) {
    return Math.max(found, expected)
        / Math.min(found, expected)
        * StrictMath.log(Math.abs(found - expected) + 1);
  }
}
