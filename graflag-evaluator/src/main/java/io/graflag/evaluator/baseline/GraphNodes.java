package io.graflag.evaluator.baseline;

import io.graflag.core.result.Ids;
import io.graflag.core.result.Results;
import io.graflag.datasets.Graph;
import io.graflag.datasets.baseline.NodeBaseline;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Nodes of the graph of a dataset, by {@code node_ids}, else by position. */
final class GraphNodes implements Family<NodeBaseline> {

  @Override
  public List<NodeBaseline> baselines() {
    return List.of(NodeBaseline.values());
  }

  @Override
  public Aligned<NodeBaseline> align(Results results, DatasetDirectory dataset) {
    Graph graph = GraphReader.read(dataset.required());
    Optional<Ids> ids = results.nodeIds();
    if (ids.isPresent()) {
      int[] nodes = new Numbers(graph.nodeCount(), "nodes").of(ids.get());
      return new Aligned<>(
          baseline -> {
            double[] scores = baseline.scores(graph);
            return item -> scores[nodes[item]];
          });
    }
    String note =
        Positions.require(
            results.scores().values().length,
            "node_ids",
            graph.nodeCount(),
            "nodes",
            results.groundTruth(),
            graph.labels());
    return new Aligned<>(baseline -> at(baseline.scores(graph)), Optional.of(note));
  }

  private static IntToDoubleFunction at(double[] scores) {
    return item -> scores[item];
  }
}
