package io.graflag.datasets;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/**
 * Several undirected graphs with a label each, as one graph whose parts are not joined.
 *
 * <p>Nodes of graph g are {@code firstNodes[g]} to {@code firstNodes[g + 1]}, exclusive. The arrays
 * are not copied, so they must not change afterwards.
 *
 * @param firstNodes where the nodes of each graph begin, and at the end how many there are
 * @param nodeLabels the kind of each node, any number; all the same where kinds are unknown
 * @param sources one end of each edge, counted over all graphs
 * @param targets the other end, a node of the same graph
 * @param labels for each graph: 1 anomaly, 0 normal, -1 unknown
 */
public record GraphCollection(
    int[] firstNodes, long[] nodeLabels, int[] sources, int[] targets, byte[] labels) {

  /**
   * Checks lengths and node numbers; INVALID_INPUT names both sides of a mismatch, graphs that do
   * not follow each other, or an edge that does not stay in one graph.
   */
  public GraphCollection {
    if (firstNodes.length != labels.length + 1
        || firstNodes[labels.length] != nodeLabels.length
        || sources.length != targets.length) {
      throw invalid(
          labels.length
              + " graphs begin at "
              + firstNodes.length
              + " places of "
              + nodeLabels.length
              + " nodes, with "
              + sources.length
              + " sources and "
              + targets.length
              + " targets.");
    }
    requireAscending(firstNodes);
    EdgeEnds.require(sources, nodeLabels.length, "graphs");
    EdgeEnds.require(targets, nodeLabels.length, "graphs");
    int[] graphs = graphOfNode(firstNodes);
    for (int edge = 0; edge < sources.length; edge++) {
      if (graphs[sources[edge]] != graphs[targets[edge]]) {
        throw invalid(
            "Edge "
                + edge
                + " joins graph "
                + graphs[sources[edge]]
                + " to graph "
                + graphs[targets[edge]]
                + ".");
      }
    }
  }

  /** How many graphs there are. */
  public int graphCount() {
    return labels.length;
  }

  /** How many nodes all graphs have together. */
  public int nodeCount() {
    return nodeLabels.length;
  }

  /** How many edges all graphs have together. */
  public int edgeCount() {
    return sources.length;
  }

  /** How many graphs are anomalies. */
  public int anomalyCount() {
    return LabelCount.anomalies(labels);
  }

  /** For each node, the graph it belongs to. */
  public int[] graphOfNode() {
    return graphOfNode(firstNodes);
  }

  private static int[] graphOfNode(int[] firstNodes) {
    int[] graphs = new int[firstNodes[firstNodes.length - 1]];
    for (int graph = 0; graph + 1 < firstNodes.length; graph++) {
      for (int node = firstNodes[graph]; node < firstNodes[graph + 1]; node++) {
        graphs[node] = graph;
      }
    }
    return graphs;
  }

  private static void requireAscending(int[] firstNodes) {
    if (firstNodes[0] != 0) {
      throw invalid("Graph 0 begins at node " + firstNodes[0] + ", but nodes count from 0.");
    }
    for (int graph = 1; graph < firstNodes.length; graph++) {
      if (firstNodes[graph] < firstNodes[graph - 1]) {
        throw invalid(
            "Graph "
                + (graph - 1)
                + " begins at node "
                + firstNodes[graph - 1]
                + " and ends before node "
                + firstNodes[graph]
                + ".");
      }
    }
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
