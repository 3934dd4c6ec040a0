package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.ItemSource;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsWriter;
import io.graflag.core.result.Scores;
import io.graflag.core.result.Shape;
import io.graflag.core.result.StreamedResults;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/**
 * The columns of a result while they are collected, each in memory or to be streamed.
 *
 * <p>What does not fit together is refused where it is set, as far as it is in memory, and leaves
 * what was there before.
 */
final class ResultColumns {
  private ResultType type;
  private Optional<Scores> scores = Optional.empty();
  private Optional<StreamableArray> streamedScores = Optional.empty();
  private Optional<Labels> labels = Optional.empty();
  private Optional<StreamableArray> streamedLabels = Optional.empty();
  private Optional<double[]> times = Optional.empty();
  private Optional<StreamableArray> streamedTimes = Optional.empty();
  private Optional<Ids> nodeIds = Optional.empty();
  private Optional<Edges> edges = Optional.empty();
  private Optional<Ids> graphIds = Optional.empty();

  /** Whether scores are missing. */
  boolean isEmpty() {
    return type == null;
  }

  /** Whether any column is read only while it is written. */
  boolean isStreamed() {
    return streamedScores.isPresent() || streamedLabels.isPresent() || streamedTimes.isPresent();
  }

  void scores(ResultType newType, Scores newScores, Optional<Labels> newLabels) {
    results(newType, newScores, newLabels, times, nodeIds, edges, graphIds, Map.of());
    type = newType;
    scores = Optional.of(newScores);
    streamedScores = Optional.empty();
    labels = newLabels;
    streamedLabels = Optional.empty();
  }

  void scores(ResultType newType, StreamableArray newScores, Optional<StreamableArray> newLabels) {
    newScores.claimed("scores");
    try {
      newLabels.ifPresent(array -> array.claimed("ground truth"));
    } catch (GraflagException e) {
      newScores.released();
      throw e;
    }
    streamedScores = Optional.of(newScores);
    streamedLabels = newLabels;
    type = newType;
    scores = Optional.empty();
    labels = Optional.empty();
  }

  void times(double[] newTimes) {
    check(labels, Optional.of(newTimes), nodeIds, edges, graphIds);
    times = Optional.of(newTimes);
    streamedTimes = Optional.empty();
  }

  void times(StreamableArray newTimes) {
    streamedTimes = Optional.of(newTimes.claimed("timestamps"));
    times = Optional.empty();
  }

  void nodeIds(Ids ids) {
    check(labels, times, Optional.of(ids), edges, graphIds);
    nodeIds = Optional.of(ids);
  }

  void edges(Edges newEdges) {
    check(labels, times, nodeIds, Optional.of(newEdges), graphIds);
    edges = Optional.of(newEdges);
  }

  void graphIds(Ids ids) {
    check(labels, times, nodeIds, edges, Optional.of(ids));
    graphIds = Optional.of(ids);
  }

  /**
   * Replaces a results file.
   *
   * @param metadata asked for after the last streamed value
   * @throws GraflagException as {@link ResultsWriter#write} does
   */
  void write(Path target, Supplier<Map<String, Object>> metadata) {
    if (!isStreamed()) {
      Map<String, Object> facts = metadata.get();
      Results all = results(type, scores.get(), labels, times, nodeIds, edges, graphIds, facts);
      ResultsWriter.write(target, all);
      return;
    }
    Optional<ItemSource> truth = streamedLabels.map(array -> array::sendTo);
    Optional<ItemSource> moments = streamedTimes.map(array -> array::sendTo);
    StreamedResults all =
        new StreamedResults(
            type,
            streamedScores.<ItemSource>map(array -> array::sendTo).orElseGet(this::heldScores),
            truth.or(() -> labels.map(ResultColumns::source)),
            moments.or(() -> times.map(ResultColumns::source)),
            nodeIds,
            edges,
            graphIds,
            metadata);
    ResultsWriter.write(target, all);
  }

  private ItemSource heldScores() {
    double[] values = scores.get().values();
    return source(scores.get().shape(), i -> values[i]);
  }

  private static ItemSource source(Labels labels) {
    return source(labels.shape(), i -> labels.values()[i]);
  }

  private static ItemSource source(double[] times) {
    return source(Shape.flat(times.length), i -> times[i]);
  }

  private static ItemSource source(Shape shape, IntToDoubleFunction value) {
    return sink -> {
      for (int row = 0; row < shape.rowCount(); row++) {
        for (int i = shape.rowStart(row); i < shape.rowEnd(row); i++) {
          sink.add(value.applyAsDouble(i));
        }
        if (shape.hasRows()) {
          sink.endRow();
        }
      }
    };
  }

  private void check(
      Optional<Labels> labels,
      Optional<double[]> times,
      Optional<Ids> nodeIds,
      Optional<Edges> edges,
      Optional<Ids> graphIds) {
    scores.ifPresent(
        held -> results(type, held, labels, times, nodeIds, edges, graphIds, Map.of()));
  }

  /** The columns as one value, which refuses shapes that differ. */
  private static Results results(
      ResultType type,
      Scores scores,
      Optional<Labels> labels,
      Optional<double[]> times,
      Optional<Ids> nodeIds,
      Optional<Edges> edges,
      Optional<Ids> graphIds,
      Map<String, Object> metadata) {
    return new Results(type, scores, labels, times, nodeIds, edges, graphIds, metadata, Map.of());
  }
}
