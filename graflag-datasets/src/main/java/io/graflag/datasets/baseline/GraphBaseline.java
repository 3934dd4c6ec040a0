package io.graflag.datasets.baseline;

import io.graflag.datasets.GraphCollection;

/** Scores of the graphs of a collection, from their sizes. */
public enum GraphBaseline implements Baseline {
  /** How many nodes the graph has. */
  NODE_COUNT("nodes of the graph"),
  /** How many edges the graph has, as stored. */
  EDGE_COUNT("edges of the graph"),
  /** Edges for each node; 0 for a graph without nodes. */
  MEAN_EDGES("edges for each node of the graph");

  private final String description;

  GraphBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /** The score of each graph. */
  public double[] scores(GraphCollection graphs) {
    return switch (this) {
      case NODE_COUNT -> nodes(graphs);
      case EDGE_COUNT -> edges(graphs);
      case MEAN_EDGES -> means(nodes(graphs), edges(graphs));
    };
  }

  private static double[] nodes(GraphCollection graphs) {
    double[] nodes = new double[graphs.graphCount()];
    for (int graph = 0; graph < nodes.length; graph++) {
      nodes[graph] = graphs.firstNodes()[graph + 1] - graphs.firstNodes()[graph];
    }
    return nodes;
  }

  private static double[] edges(GraphCollection graphs) {
    double[] edges = new double[graphs.graphCount()];
    int[] graphOfNode = graphs.graphOfNode();
    for (int source : graphs.sources()) {
      edges[graphOfNode[source]]++;
    }
    return edges;
  }

  private static double[] means(double[] nodes, double[] edges) {
    double[] means = new double[nodes.length];
    for (int graph = 0; graph < means.length; graph++) {
      means[graph] = nodes[graph] == 0 ? 0 : edges[graph] / nodes[graph];
    }
    return means;
  }
}
