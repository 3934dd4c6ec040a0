package io.graflag.evaluator.baseline;

import io.graflag.core.result.Results;
import io.graflag.datasets.GraphCollection;
import io.graflag.datasets.baseline.GraphBaseline;
import io.graflag.datasets.reader.GraphCollectionReader;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;
import java.util.Optional;

/** Graphs of a collection, by {@code graph_ids}, else by position. */
final class CollectionGraphs implements Family<GraphBaseline> {

  @Override
  public List<GraphBaseline> baselines() {
    return List.of(GraphBaseline.values());
  }

  @Override
  public Aligned<GraphBaseline> align(Results results, DatasetDirectory dataset) {
    GraphCollection graphs = GraphCollectionReader.read(dataset.required());
    if (results.graphIds().isPresent()) {
      int[] numbers = new Numbers(graphs.graphCount(), "graphs").of(results.graphIds().get());
      return new Aligned<>(
          baseline -> {
            double[] scores = baseline.scores(graphs);
            return item -> scores[numbers[item]];
          });
    }
    String note =
        Positions.require(
            results.scores().values().length,
            "graph_ids",
            graphs.graphCount(),
            "graphs",
            results.groundTruth(),
            graphs.labels());
    return new Aligned<>(
        baseline -> {
          double[] scores = baseline.scores(graphs);
          return item -> scores[item];
        },
        Optional.of(note));
  }
}
