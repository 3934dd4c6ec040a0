package io.graflag.evaluator;

import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.Scores;
import io.graflag.core.result.Shape;
import io.graflag.evaluator.metric.ScoredRun;
import java.util.Map;
import java.util.Optional;

/** Results of a method, column by column. */
public record GivenResults(Results results) {

  /** Flat scores with labels. */
  public static GivenResults of(ResultType type, double[] scores, byte[] labels) {
    return new GivenResults(Results.of(type, Scores.flat(scores), Labels.flat(labels)));
  }

  /** Rows of scores of which none is better than another. */
  public static GivenResults rows(ResultType type, byte[]... labels) {
    Labels rows = Labels.rows(labels);
    Shape shape = rows.shape();
    return new GivenResults(Results.of(type, new Scores(new double[shape.size()], shape, 0), rows));
  }

  /** The same with times. */
  public GivenResults at(double... timestamps) {
    return with(
        results.groundTruth(),
        Optional.of(timestamps),
        results.nodeIds(),
        results.edges(),
        results);
  }

  /** The same with nodes. */
  public GivenResults ofNodes(Ids nodes) {
    return with(
        results.groundTruth(), results.timestamps(), Optional.of(nodes), results.edges(), results);
  }

  /** The same with edges. */
  public GivenResults ofEdges(Edges edges) {
    return with(
        results.groundTruth(),
        results.timestamps(),
        results.nodeIds(),
        Optional.of(edges),
        results);
  }

  /** The same without labels. */
  public GivenResults unlabelled() {
    return with(
        Optional.empty(), results.timestamps(), results.nodeIds(), results.edges(), results);
  }

  /** The same with graphs. */
  public GivenResults ofGraphs(Ids graphs) {
    return new GivenResults(
        new Results(
            results.type(),
            results.scores(),
            results.groundTruth(),
            results.timestamps(),
            results.nodeIds(),
            results.edges(),
            Optional.of(graphs),
            results.metadata(),
            results.extra()));
  }

  /** Masked and ranked. */
  public ScoredRun run() {
    return ScoredRun.of(results);
  }

  private static GivenResults with(
      Optional<Labels> labels,
      Optional<double[]> timestamps,
      Optional<Ids> nodes,
      Optional<Edges> edges,
      Results others) {
    return new GivenResults(
        new Results(
            others.type(),
            others.scores(),
            labels,
            timestamps,
            nodes,
            edges,
            others.graphIds(),
            Map.of(),
            Map.of()));
  }
}
