package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Writes results whose columns come from sources, in one pass and constant memory. */
final class StreamedResultsWriter {
  private final Path target;
  private final ResultsWriter file;

  StreamedResultsWriter(Path target, OutputStream out) {
    this.target = target;
    this.file = new ResultsWriter(out);
  }

  void object(StreamedResults results) throws IOException {
    boolean rows = results.type().time() == ResultType.Time.TEMPORAL;
    file.type(results.type());
    try (StreamedScores scores = new StreamedScores(target, file.key(ResultKey.SCORES), rows)) {
      feed(results.scores(), scores, ResultKey.SCORES, scores::count);
      ColumnTally shape = scores.end();
      groundTruth(results, scores, shape, rows);
      timestamps(results, scores, shape);
      names(results, shape);
    }
    // Last, so that every source can still add to it.
    file.value(ResultKey.METADATA, results.metadata().get());
    file.end();
  }

  private void groundTruth(
      StreamedResults results, StreamedScores scores, ColumnTally shape, boolean rows)
      throws IOException {
    String key = ResultKey.GROUND_TRUTH;
    if (results.groundTruth().isPresent()) {
      requireOne(key, scores.groundTruth());
      ColumnTally found = column(key, results.groundTruth().get(), true, rows);
      require(found.isSameAs(shape), key, found, shape);
    } else if (scores.groundTruth().isPresent()) {
      scores.groundTruth().get().copyTo(file.key(key));
    }
  }

  private void timestamps(StreamedResults results, StreamedScores scores, ColumnTally shape)
      throws IOException {
    String key = ResultKey.TIMESTAMPS;
    if (results.timestamps().isPresent()) {
      requireOne(key, scores.timestamps());
      ColumnTally found = column(key, results.timestamps().get(), false, false);
      require(found.values() == shape.times(), key, found, shape);
    } else if (scores.timestamps().isPresent()) {
      scores.timestamps().get().copyTo(file.key(key));
    }
  }

  private void names(StreamedResults results, ColumnTally shape) throws IOException {
    if (results.nodeIds().isPresent()) {
      requireColumns(ResultKey.NODE_IDS, results.nodeIds().get().shape(), shape);
      file.ids(ResultKey.NODE_IDS, results.nodeIds().get());
    }
    if (results.edges().isPresent()) {
      requireColumns(ResultKey.EDGES, results.edges().get().shape(), shape);
      file.edges(results.edges().get());
    }
    if (results.graphIds().isPresent()) {
      requireColumns(ResultKey.GRAPH_IDS, results.graphIds().get().shape(), shape);
      file.ids(ResultKey.GRAPH_IDS, results.graphIds().get());
    }
  }

  private ColumnTally column(String key, ItemSource source, boolean labels, boolean rows)
      throws IOException {
    StreamedColumn.Content content =
        labels ? StreamedColumn.Content.LABELS : StreamedColumn.Content.NUMBERS;
    StreamedColumn column = new StreamedColumn(key, file.key(key), content, rows);
    feed(source, column, key, column.tally()::values);
    return column.end();
  }

  /** Tells what a source does wrong from what the disk does. */
  private void feed(ItemSource source, ItemSink sink, String key, LongSupplier count)
      throws IOException {
    GuardedSink guarded = new GuardedSink(sink, key);
    try {
      source.sendTo(guarded);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Kind.INTERRUPTED, key, count, e);
    } catch (Exception e) {
      guarded.end();
      throw e instanceof GraflagException known ? known : failed(Kind.INVALID_INPUT, key, count, e);
    }
    guarded.end();
  }

  private static GraflagException failed(
      Kind kind, String key, LongSupplier count, Exception cause) {
    return new GraflagException(
        kind,
        "The source of " + key + " failed after " + count.getAsLong() + " values: " + cause,
        null,
        cause);
  }

  private static void requireOne(String key, Optional<ColumnSpool> beside) {
    if (beside.isPresent()) {
      throw invalid(key + " comes with the scores, and from a source of its own.");
    }
  }

  private static void requireColumns(String key, Shape found, ColumnTally scores) {
    ColumnTally tally = ColumnTally.of(found);
    require(tally.isSameAs(scores) || tally.isOneListFor(scores), key, tally, scores);
  }

  private static void require(boolean fits, String key, ColumnTally found, ColumnTally scores) {
    if (!fits) {
      boolean sameWords = found.toString().equals(scores.toString());
      throw invalid(
          "scores has "
              + scores
              + ", but "
              + key
              + " has "
              + found
              + (sameWords ? ", in rows of other lengths." : "."));
    }
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
