package io.graflag.examples.link;

import io.graflag.datasets.Adjacency;
import io.graflag.datasets.Graph;
import java.util.function.DoubleUnaryOperator;

/**
 * How unlikely an edge is, given the rest of the graph: {@code 1 / (1 + s)}, s the measure.
 *
 * <p>Edges that a predictor of links finds unlikely are anomalous: Huang and Zeng, "A Link
 * Prediction Approach to Anomalous Email Detection", IEEE SMC 2006. Measures after Liben-Nowell and
 * Kleinberg, "The Link-Prediction Problem for Social Networks", JASIST 2007. Edges count without
 * direction and duplicates, and the scored link itself, in either direction, is left out: it is
 * never a common neighbour, nor part of a common neighbour's degree. A loop has no measure and the
 * score -1, unknown.
 */
public enum LinkMeasure {
  /**
   * Sum over common neighbours of {@code 1 / ln(degree)}: Adamic and Adar, Social Networks 2003.
   */
  ADAMIC_ADAR(degree -> 1 / StrictMath.log(degree)),
  /** How many common neighbours there are. */
  COMMON_NEIGHBOURS(degree -> 1),
  /** Common neighbours as a share of all neighbours of either end; 0 where there are none. */
  JACCARD(degree -> 1);

  private static final double UNKNOWN = -1;

  /** Sums of multiples of it are exact, whatever their order: edges that are alike really tie. */
  private static final double UNIT = 0x1p-32;

  private final DoubleUnaryOperator weightOfDegree;

  LinkMeasure(DoubleUnaryOperator weightOfDegree) {
    this.weightOfDegree = weightOfDegree;
  }

  /**
   * Scores every edge, in O(arboricity * edges).
   *
   * @return one score an edge, above 0 and at most 1, or -1 for a loop
   */
  public double[] scores(Graph graph) {
    Adjacency adjacency = Adjacency.undirected(graph);
    double[] weights = new double[graph.nodeCount()];
    for (int node = 0; node < weights.length; node++) {
      int degree = adjacency.degree(node);
      // A common neighbour has two neighbours at least, so that no other weight is ever summed.
      double weight = degree < 2 ? 0 : weightOfDegree.applyAsDouble(degree);
      weights[node] = Math.rint(weight / UNIT) * UNIT;
    }
    double[] sums = adjacency.commonNeighbourSums(weights);
    double[] scores = new double[graph.edgeCount()];
    for (int edge = 0; edge < scores.length; edge++) {
      int source = graph.sources()[edge];
      int target = graph.targets()[edge];
      scores[edge] =
          source == target ? UNKNOWN : 1 / (1 + measure(adjacency, sums, source, target));
    }
    return scores;
  }

  private double measure(Adjacency adjacency, double[] sums, int source, int target) {
    double sum = sums[adjacency.position(source, target)];
    if (this != JACCARD || sum == 0) {
      return sum;
    }
    // Each end counts the other among its neighbours; common ones are in both counts.
    return sum / (adjacency.degree(source) + adjacency.degree(target) - 2 - sum);
  }
}
