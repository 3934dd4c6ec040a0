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
  /** Above it a double no longer holds every whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private final JsonGenerator json;
  private final ResultsLayout layout = new ResultsLayout();

  private ResultsWriter(JsonGenerator json) {
    this.json = json.setPrettyPrinter(layout);
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
    AtomicFile.write(target, out -> write(out, results));
  }

  private static void write(OutputStream out, Results results) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      new ResultsWriter(json).object(results);
    }
  }

  private void object(Results results) throws IOException {
    json.writeStartObject();
    json.writeFieldName(ResultKey.RESULT_TYPE);
    json.writeString(results.type().name());
    double[] scores = results.scores().values();
    column(ResultKey.SCORES, results.scores().shape(), i -> number(scores[i]));
    json.writeFieldName(ResultKey.METADATA);
    Json.write(json, results.metadata());
    if (results.groundTruth().isPresent()) {
      Labels labels = results.groundTruth().get();
      column(ResultKey.GROUND_TRUTH, labels.shape(), i -> json.writeNumber(labels.values()[i]));
    }
    if (results.timestamps().isPresent()) {
      double[] times = results.timestamps().get();
      column(ResultKey.TIMESTAMPS, Shape.flat(times.length), i -> number(times[i]));
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
      json.writeFieldName(entry.getKey());
      Json.write(json, entry.getValue());
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void ids(String key, Ids ids) throws IOException {
    if (ids.texts() == null) {
      column(key, ids.shape(), i -> json.writeNumber(ids.numbers()[i]));
    } else {
      column(key, ids.shape(), i -> json.writeString(ids.texts()[i]));
    }
  }

  private void edges(Edges edges) throws IOException {
    column(
        ResultKey.EDGES,
        edges.shape(),
        i -> {
          json.writeStartArray();
          node(edges, edges.sources()[i]);
          node(edges, edges.targets()[i]);
          json.writeEndArray();
        });
  }

  private void node(Edges edges, long node) throws IOException {
    if (edges.names() == null) {
      json.writeNumber(node);
    } else {
      json.writeString(edges.names()[Math.toIntExact(node)]);
    }
  }

  private void column(String key, Shape shape, Item item) throws IOException {
    layout.rows(shape.hasRows());
    json.writeFieldName(key);
    json.writeStartArray();
    for (int row = 0; row < shape.rowCount(); row++) {
      if (shape.hasRows()) {
        json.writeStartArray();
      }
      for (int i = shape.rowStart(row); i < shape.rowEnd(row); i++) {
        item.write(i);
      }
      if (shape.hasRows()) {
        json.writeEndArray();
      }
    }
    json.writeEndArray();
    layout.rows(false);
  }

  private void number(double value) throws IOException {
    if (value == Math.rint(value)
        && Math.abs(value) < LARGEST_WHOLE
        && (value != 0 || 1 / value > 0)) {
      json.writeNumber((long) value);
    } else if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
