package io.graflag.examples;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.runner.ResultWriter;
import java.util.function.Function;

/**
 * Scores every node of the graph of a dataset.
 *
 * @param directories where the dataset lies
 * @param detector gives one score a node, higher is more anomalous
 */
public record NodeScoring(RunDirectories directories, Function<Graph, double[]> detector)
    implements DetectorRun.Scoring {

  @Override
  public void into(ResultWriter writer) {
    Graph graph = GraphReader.read(directories.data());
    double[] scores = detector.apply(graph);
    writer.saveScores(ResultType.NODE_ANOMALY_SCORES, scores, graph.labels());
    writer.nodeIds(Ids.upTo(scores.length));
  }
}
