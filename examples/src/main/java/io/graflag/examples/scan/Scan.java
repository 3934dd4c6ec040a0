package io.graflag.examples.scan;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.datasets.Adjacency;
import io.graflag.datasets.Graph;

/**
 * SCAN as PyGOD scores with it: 1 for a node of any cluster, 0 for all others.
 *
 * <p>Two nodes are similar by {@code (common + 2) / sqrt((|u| + 1)(|v| + 1))}, where u and v are
 * the sets of their out-neighbours, and not at all without a common one. Nodes are walked in order;
 * one not labelled yet, with more than {@code mu} similar out-neighbours (duplicates count each
 * time), labels itself, these, and theirs. PyGOD differs from the paper in three ways: a cluster
 * grows by that one step only, {@code mu} is exceeded rather than reached, and members of clusters,
 * not the nodes left outside, score high (cliques are planted in its benchmarks).
 *
 * <p>Xu, Yuruk, Feng and Schweiger, "SCAN: A Structural Clustering Algorithm for Networks", KDD
 * 2007; Liu et al., "PyGOD: A Python Library for Graph Outlier Detection", JMLR 2024.
 *
 * @param epsilon two nodes are similar above it, 0 to 1
 * @param mu a node with more similar neighbours starts a cluster, at least 0
 */
public record Scan(double epsilon, int mu) {

  /** Checks the parameters; USAGE names the offending one. */
  public Scan {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw GraflagException.of(Kind.USAGE, "Epsilon is " + epsilon + "; 0 to 1 is possible.");
    }
    if (mu < 0) {
      throw GraflagException.of(Kind.USAGE, "Mu is " + mu + "; it cannot be below 0.");
    }
  }

  /**
   * Scores every node, in O(sum over edges of the out-degree of their target).
   *
   * @return 1 or 0 a node
   */
  public double[] scores(Graph graph) {
    Adjacency stored = Adjacency.outgoing(graph);
    boolean[] similar = similar(stored, stored.sets());
    double[] scores = new double[graph.nodeCount()];
    for (int node = 0; node < scores.length; node++) {
      if (scores[node] == 0 && similarCount(stored, similar, node) > mu) {
        scores[node] = 1;
        label(stored, similar, node, scores);
      }
    }
    return scores;
  }

  private static void label(Adjacency stored, boolean[] similar, int node, double[] scores) {
    for (int at = stored.starts()[node]; at < stored.starts()[node + 1]; at++) {
      if (similar[at]) {
        int member = stored.neighbours()[at];
        scores[member] = 1;
        for (int next = stored.starts()[member]; next < stored.starts()[member + 1]; next++) {
          if (similar[next]) {
            scores[stored.neighbours()[next]] = 1;
          }
        }
      }
    }
  }

  private static int similarCount(Adjacency stored, boolean[] similar, int node) {
    int count = 0;
    for (int at = stored.starts()[node]; at < stored.starts()[node + 1]; at++) {
      count += similar[at] ? 1 : 0;
    }
    return count;
  }

  /** For each stored edge, whether its ends are similar. */
  private boolean[] similar(Adjacency stored, Adjacency sets) {
    boolean[] similar = new boolean[stored.neighbours().length];
    int[] markedBy = new int[stored.nodeCount()];
    for (int node = 0; node < stored.nodeCount(); node++) {
      for (int at = sets.starts()[node]; at < sets.starts()[node + 1]; at++) {
        markedBy[sets.neighbours()[at]] = node + 1;
      }
      for (int at = stored.starts()[node]; at < stored.starts()[node + 1]; at++) {
        int other = stored.neighbours()[at];
        int common = marked(sets, other, markedBy, node + 1);
        similar[at] =
            common > 0 && similarity(common, sets.degree(node), sets.degree(other)) > epsilon;
      }
    }
    return similar;
  }

  private static int marked(Adjacency sets, int node, int[] markedBy, int mark) {
    int count = 0;
    for (int at = sets.starts()[node]; at < sets.starts()[node + 1]; at++) {
      count += markedBy[sets.neighbours()[at]] == mark ? 1 : 0;
    }
    return count;
  }

  private static double similarity(int common, int one, int other) {
    return (common + 2) / Math.sqrt((one + 1.0) * (other + 1.0));
  }
}
