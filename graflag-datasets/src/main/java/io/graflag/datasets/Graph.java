package io.graflag.datasets;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/**
 * A directed graph with a label for each node and, where known, features of nodes, labels of edges.
 *
 * <p>Nodes are 0 to {@code labels.length - 1}. Edges keep their stored order, direction and
 * duplicates. The arrays are not copied, so they must not change afterwards.
 *
 * @param sources node each edge leaves
 * @param targets node each edge enters
 * @param labels for each node: 1 anomaly, 0 normal, -1 unknown
 * @param features node after node, {@code featureCount} values each; empty where there are none
 * @param featureCount how many features a node has; 0 where there are none
 * @param edgeLabels for each edge: 1 anomaly, 0 normal, -1 unknown; empty where there are none
 */
public record Graph(
    int[] sources,
    int[] targets,
    byte[] labels,
    float[] features,
    int featureCount,
    byte[] edgeLabels) {

  /** Checks lengths and node numbers; INVALID_INPUT names both sides of a mismatch. */
  public Graph {
    if (sources.length != targets.length) {
      throw invalid(
          "A graph has " + sources.length + " sources and " + targets.length + " targets.");
    }
    if (features.length != (long) featureCount * labels.length) {
      throw invalid(
          "A graph of "
              + labels.length
              + " nodes with "
              + featureCount
              + " features each has "
              + features.length
              + " values.");
    }
    if (edgeLabels.length != 0 && edgeLabels.length != sources.length) {
      throw invalid(
          "A graph of " + sources.length + " edges has labels of " + edgeLabels.length + " edges.");
    }
    EdgeEnds.require(sources, labels.length, "a graph");
    EdgeEnds.require(targets, labels.length, "a graph");
  }

  /** A graph whose edges have no labels. */
  public Graph(int[] sources, int[] targets, byte[] labels, float[] features, int featureCount) {
    this(sources, targets, labels, features, featureCount, new byte[0]);
  }

  /** A graph without features. */
  public static Graph of(int[] sources, int[] targets, byte[] labels) {
    return new Graph(sources, targets, labels, new float[0], 0);
  }

  /** How many nodes there are. */
  public int nodeCount() {
    return labels.length;
  }

  /** How many edges there are, duplicates included. */
  public int edgeCount() {
    return sources.length;
  }

  /** How many nodes are anomalies. */
  public int anomalyCount() {
    return LabelCount.anomalies(labels);
  }

  /** How many edges are anomalies; 0 where edges have no labels. */
  public int anomalousEdgeCount() {
    return LabelCount.anomalies(edgeLabels);
  }

  /** One feature of one node. */
  public float feature(int node, int feature) {
    return features[node * featureCount + feature];
  }

  /** For each node, how many stored edges leave it. */
  public int[] outDegrees() {
    return occurrences(sources, labels.length);
  }

  /** For each node, how many stored edges enter it. */
  public int[] inDegrees() {
    return occurrences(targets, labels.length);
  }

  private static int[] occurrences(int[] nodes, int nodeCount) {
    int[] counts = new int[nodeCount];
    for (int node : nodes) {
      counts[node]++;
    }
    return counts;
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
