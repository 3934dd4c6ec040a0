package io.graflag.examples.isolation;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.NodeFeatures;
import java.util.Arrays;

/**
 * Isolation forest: a point is the more anomalous, the fewer random cuts separate it from others.
 *
 * <p>The score is {@code 2^(-E(h) / c(n))}: h the path length in a tree of n sampled points, c(n)
 * that of an unsuccessful search among n; above 0 and at most 1, about 0.5 for an inconspicuous
 * point.
 *
 * <p>Liu, Ting and Zhou, "Isolation Forest", ICDM 2008.
 *
 * @param trees how many trees there are
 * @param samples how many points each tree sees, drawn without repetition; all where there are
 *     fewer
 * @param seed equal seeds give equal scores
 */
public record IsolationForest(int trees, int samples, long seed) {
  private static final int MAX_TREES = 1_000_000;

  /** Checks the parameters; USAGE names the offending one. */
  public IsolationForest {
    if (trees < 1 || trees > MAX_TREES) {
      throw GraflagException.of(
          Kind.USAGE,
          "A forest cannot have " + trees + " trees; 1 to " + MAX_TREES + " are possible.");
    }
    if (samples < 2) {
      throw GraflagException.of(
          Kind.USAGE, "A tree cannot have " + samples + " samples; it needs at least 2.");
    }
  }

  /**
   * Scores every node by its features, in O(trees * nodes * log samples).
   *
   * @return one score a node, above 0 and at most 1
   */
  public double[] scores(NodeFeatures features) {
    int count = features.nodeCount();
    if (count < 2) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, "A graph of " + count + " nodes has nothing to isolate a node from.");
    }
    int sampled = Math.min(samples, count);
    double[] lengths = new double[count];
    SeededRandom random = new SeededRandom(seed);
    int[] nodes = new int[count];
    Arrays.setAll(nodes, node -> node);
    for (int tree = 0; tree < trees; tree++) {
      IsolationTree grown = new IsolationTree(features, draw(nodes, sampled, random), random);
      for (int node = 0; node < count; node++) {
        lengths[node] += grown.pathLength(node);
      }
    }
    double usual = trees * PathLength.ofUnsuccessfulSearch(sampled);
    return Arrays.stream(lengths).map(length -> StrictMath.pow(2, -length / usual)).toArray();
  }

  /** The first steps of a shuffle: a sample without repetition. */
  private static int[] draw(int[] nodes, int sampled, SeededRandom random) {
    for (int at = 0; at < sampled; at++) {
      int other = at + random.below(nodes.length - at);
      int kept = nodes[at];
      nodes[at] = nodes[other];
      nodes[other] = kept;
    }
    return Arrays.copyOf(nodes, sampled);
  }
}
