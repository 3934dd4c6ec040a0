package io.graflag.examples;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;

/**
 * The features of nodes as points of a space, unscaled.
 *
 * <p>The array is not copied, so it must not change afterwards.
 *
 * @param values node after node
 * @param width how many features a node has, at least 1
 */
public record NodeFeatures(float[] values, int width) {
  /** How many squares are summed between two looks at the limit. */
  private static final int STRIDE = 8;

  /** The features of a graph; INVALID_INPUT where it has none or one is not finite. */
  public static NodeFeatures of(Graph graph) {
    if (graph.featureCount() == 0) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "The graph has no features, and this detector looks at nothing else.",
          "Put "
              + GraphReader.FEATURES
              + " into the dataset, or choose a detector of edges: degree, scan or oddball.");
    }
    float[] values = graph.features();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            "Feature "
                + i % graph.featureCount()
                + " of node "
                + i / graph.featureCount()
                + (Float.isNaN(values[i])
                    ? " is not a number, so that no distance can be measured."
                    : " is too large for a distance: " + values[i] + "."));
      }
    }
    return new NodeFeatures(values, graph.featureCount());
  }

  /** How many nodes there are. */
  public int nodeCount() {
    return values.length / width;
  }

  /** One feature of one node. */
  public float value(int node, int feature) {
    return values[node * width + feature];
  }

  /**
   * The squared Euclidean distance of two nodes, in double precision.
   *
   * @param limit where the sum reaches it, any number from it up to the distance may be returned
   */
  public double squaredDistance(int one, int other, double limit) {
    int a = one * width;
    int b = other * width;
    int end = a + width;
    double sum = 0;
    while (a < end) {
      int stop = Math.min(end, a + STRIDE);
      for (; a < stop; a++, b++) {
        double difference = (double) values[a] - values[b];
        sum += difference * difference;
      }
      if (sum >= limit) {
        return sum;
      }
    }
    return sum;
  }
}
