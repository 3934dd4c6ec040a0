package io.graflag.core.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** A line a key and a line a row, so that a results file can be looked at with a pager. */
final class ResultsLayout extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;

  private int depth;
  private boolean rows;

  /** Says whether the column that follows lies in rows. */
  void rows(boolean inRows) {
    rows = inRows;
  }

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    json.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    newLine(json, 1, "\n  ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    newLine(json, 1, "\n  ");
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    newLine(json, 1, "\n");
    depth--;
    json.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    json.writeRaw('[');
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    if (rows) {
      newLine(json, 2, "\n    ");
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    if (rows) {
      newLine(json, 2, "\n    ");
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    if (rows) {
      newLine(json, 2, "\n  ");
    }
    depth--;
    json.writeRaw(']');
  }

  private void newLine(JsonGenerator json, int atDepth, String text) throws IOException {
    if (depth == atDepth) {
      json.writeRaw(text);
    }
  }
}
