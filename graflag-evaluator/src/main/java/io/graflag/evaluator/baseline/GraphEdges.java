package io.graflag.evaluator.baseline;

import io.graflag.core.result.Edges;
import io.graflag.core.result.Results;
import io.graflag.datasets.Adjacency;
import io.graflag.datasets.Graph;
import io.graflag.datasets.baseline.EdgeBaseline;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;
import java.util.Optional;

/** Edges between nodes of the graph of a dataset, by {@code edges}, else by position. */
final class GraphEdges implements Family<EdgeBaseline> {

  @Override
  public List<EdgeBaseline> baselines() {
    return List.of(EdgeBaseline.values());
  }

  @Override
  public Aligned<EdgeBaseline> align(Results results, DatasetDirectory dataset) {
    Graph graph = GraphReader.read(dataset.required());
    Optional<Edges> edges = results.edges();
    if (edges.isPresent()) {
      Numbers nodes = new Numbers(graph.nodeCount(), "nodes");
      int[] sources = nodes.ofSources(edges.get());
      int[] targets = nodes.ofTargets(edges.get());
      return aligned(graph, sources, targets, foreign(graph, sources, targets));
    }
    String note =
        Positions.require(
            results.scores().values().length,
            "edges",
            graph.edgeCount(),
            "edges",
            results.groundTruth(),
            graph.edgeLabels());
    return aligned(graph, graph.sources(), graph.targets(), Optional.of(note));
  }

  private static Aligned<EdgeBaseline> aligned(
      Graph graph, int[] sources, int[] targets, Optional<String> note) {
    return new Aligned<>(
        baseline -> {
          double[] scores = baseline.scores(graph, sources, targets);
          return item -> scores[item];
        },
        note);
  }

  /** That edges were scored which the dataset does not have: they add to no degree. */
  private static Optional<String> foreign(Graph graph, int[] sources, int[] targets) {
    Adjacency joined = Adjacency.undirected(graph);
    int foreign = 0;
    for (int edge = 0; edge < sources.length; edge++) {
      boolean isLoop = sources[edge] == targets[edge];
      if (!isLoop && joined.position(sources[edge], targets[edge]) < 0) {
        foreign++;
      }
    }
    return foreign == 0
        ? Optional.empty()
        : Optional.of(
            foreign
                + " of "
                + sources.length
                + " edges are none of the dataset's; they add to no degree.");
  }
}
