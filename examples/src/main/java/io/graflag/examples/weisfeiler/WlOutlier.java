package io.graflag.examples.weisfeiler;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.GraphCollection;
import java.util.Arrays;

/**
 * How unlike the other graphs of a collection a graph is, by the subtrees that it consists of.
 *
 * <p>A graph is the vector of how often each Weisfeiler-Lehman label of heights 0 to h appears in
 * it, divided by its length; the product of two is the normalised subtree kernel of Shervashidze et
 * al., "Weisfeiler-Lehman Graph Kernels", JMLR 2011. The score is 1 minus the mean product with all
 * other graphs: 0 where all are alike, 1 where a graph shares nothing with any. A graph without
 * nodes has no vector and the score -1, unknown.
 *
 * <p>Features cost O(h * edges) as in the paper. The mean needs no pairs of graphs: the products of
 * a vector with all others sum up to that with their sum, so scores cost O(h * nodes) more.
 *
 * @param height h, how many times labels are refined; 0 compares the kinds of nodes alone
 */
public record WlOutlier(int height) {
  private static final double UNKNOWN = -1;
  private static final int MAX_HEIGHT = 100;

  /** Checks the height; USAGE names it. */
  public WlOutlier {
    if (height < 0 || height > MAX_HEIGHT) {
      throw GraflagException.of(
          Kind.USAGE,
          "The height of subtrees is " + height + "; 0 to " + MAX_HEIGHT + " are possible.");
    }
  }

  /**
   * Scores every graph.
   *
   * @return one score a graph, 0 to 1, or -1 for a graph without nodes
   * @throws GraflagException INVALID_INPUT where fewer than two graphs have nodes
   */
  public double[] scores(GraphCollection collection) {
    int graphs = collection.graphCount();
    int[] graphOfNode = collection.graphOfNode();
    LabelCounts[] heights = new LabelCounts[height + 1];
    SubtreeLabels labels = new SubtreeLabels(collection);
    double[] squares = new double[graphs];
    for (int h = 0; h <= height; h++) {
      if (h > 0) {
        labels.grow();
      }
      heights[h] = LabelCounts.of(labels, graphOfNode, collection.firstNodes());
      heights[h].addSquares(squares);
    }
    double[] products = new double[graphs];
    for (LabelCounts counts : heights) {
      counts.addProductsWithSum(squares, products);
    }
    int others = (int) Arrays.stream(squares).filter(square -> square > 0).count() - 1;
    requireOthers(others);
    double[] scores = new double[graphs];
    for (int graph = 0; graph < graphs; graph++) {
      // The sum holds the graph itself, whose product with itself is 1.
      double similarity = (products[graph] - 1) / others;
      scores[graph] = squares[graph] == 0 ? UNKNOWN : Math.min(1, Math.max(0, 1 - similarity));
    }
    return scores;
  }

  private static void requireOthers(int others) {
    if (others < 1) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "Only " + (others + 1) + " graph of the collection has nodes: there is none to compare.");
    }
  }
}
