package io.graflag.core.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.graflag.core.AtomicFile;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes results.json in one pass, atomically.
 *
 * <p>Each key starts a line, and each row of a temporal result too. Non-finite numbers are written
 * as {@code null}, whole numbers without a fraction.
 */
public final class ResultsWriter {
  private final OutputStream out;
  private final ColumnWriter columns;
  private boolean started;

  ResultsWriter(OutputStream out) {
    this.out = out;
    this.columns = new ColumnWriter(out);
  }

  /** Writes one value of a column. */
  @FunctionalInterface
  private interface Item {
    void write(int index) throws IOException;
  }

  /**
   * Replaces a results file.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE; the old file is then unchanged
   */
  public static void write(Path target, Results results) {
    AtomicFile.write(target, out -> new ResultsWriter(out).object(results));
  }

  /**
   * Replaces a results file by one whose columns are read from their sources meanwhile.
   *
   * <p>Memory does not grow with the number of scores. What a source hands over beside its scores
   * waits in files without a name beside the target. The metadata is asked for and written last.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE; INVALID_INPUT where a source fails, a label
   *     is none, or lengths differ; the old file is then unchanged
   */
  public static void write(Path target, StreamedResults results) {
    AtomicFile.write(target, out -> new StreamedResultsWriter(target, out).object(results));
  }

  private void object(Results results) throws IOException {
    double[] scores = results.scores().values();
    type(results.type());
    column(ResultKey.SCORES, results.scores().shape(), i -> columns.number(scores[i]));
    value(ResultKey.METADATA, results.metadata());
    if (results.groundTruth().isPresent()) {
      Labels labels = results.groundTruth().get();
      column(ResultKey.GROUND_TRUTH, labels.shape(), i -> columns.label(labels.values()[i]));
    }
    if (results.timestamps().isPresent()) {
      double[] times = results.timestamps().get();
      column(ResultKey.TIMESTAMPS, Shape.flat(times.length), i -> columns.number(times[i]));
    }
    if (results.nodeIds().isPresent()) {
      ids(ResultKey.NODE_IDS, results.nodeIds().get());
    }
    if (results.edges().isPresent()) {
      edges(results.edges().get());
    }
    if (results.graphIds().isPresent()) {
      ids(ResultKey.GRAPH_IDS, results.graphIds().get());
    }
    for (Map.Entry<String, Object> entry : results.extra().entrySet()) {
      value(entry.getKey(), entry.getValue());
    }
    end();
  }

  /** The first key of every file. */
  void type(ResultType type) throws IOException {
    key(ResultKey.RESULT_TYPE);
    columns.quoted(type.name());
  }

  /** A key whose value is no column. */
  void value(String key, Object value) throws IOException {
    key(key);
    columns.drain();
    try (JsonGenerator json = Json.generator(out).setPrettyPrinter(new ResultsLayout())) {
      Json.write(json, value);
    }
  }

  /** Starts a key; its value is written next, through the answer. */
  ColumnWriter key(String key) throws IOException {
    columns.raw(started ? ",\n  " : "{\n  ");
    started = true;
    columns.quoted(key);
    columns.raw(": ");
    return columns;
  }

  void ids(String key, Ids ids) throws IOException {
    if (ids.texts() == null) {
      column(key, ids.shape(), i -> columns.integer(ids.numbers()[i]));
    } else {
      column(key, ids.shape(), i -> columns.text(ids.texts()[i]));
    }
  }

  void edges(Edges edges) throws IOException {
    long[] sources = edges.sources();
    long[] targets = edges.targets();
    String[] names = edges.names();
    if (names == null) {
      column(ResultKey.EDGES, edges.shape(), i -> columns.edge(sources[i], targets[i]));
    } else {
      column(
          ResultKey.EDGES,
          edges.shape(),
          i -> columns.edge(names[(int) sources[i]], names[(int) targets[i]]));
    }
  }

  /** Ends the file. */
  void end() throws IOException {
    columns.raw("\n}\n");
    columns.drain();
  }

  private void column(String key, Shape shape, Item item) throws IOException {
    key(key);
    columns.begin(shape.hasRows());
    for (int row = 0; row < shape.rowCount(); row++) {
      for (int i = shape.rowStart(row); i < shape.rowEnd(row); i++) {
        item.write(i);
      }
      if (shape.hasRows()) {
        columns.endRow();
      }
    }
    columns.end();
  }
}
