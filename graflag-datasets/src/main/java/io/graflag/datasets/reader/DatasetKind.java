package io.graflag.datasets.reader;

/** The kinds of datasets, and what tells one from another for somebody who chose the wrong one. */
enum DatasetKind {
  EDGE_STREAM("an edge stream: Data.csv and Label.csv without headers"),
  GRAPH("a graph: edges.csv with src,dst and labels.csv, or labels as a column of edges.csv"),
  COLLECTION("a collection of graphs: edges.csv with graph,src,dst and graphs.csv"),
  SNAPSHOTS("snapshots of a graph: edges.csv with snapshot,src,dst");

  private final String description;

  DatasetKind(String description) {
    this.description = description;
  }

  @Override
  public String toString() {
    return description;
  }
}
