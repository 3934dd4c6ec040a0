package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One column whose values come from a source: checked, counted and written. */
final class StreamedColumn implements ItemSink {
  /** What a value may be. */
  enum Content {
    NUMBERS,
    LABELS
  }

  private final String key;
  private final ColumnWriter out;
  private final Content content;
  private final boolean rows;
  private final ColumnTally tally;

  /** Starts a column. */
  StreamedColumn(String key, ColumnWriter out, Content content, boolean rows) throws IOException {
    this.key = key;
    this.out = out;
    this.content = content;
    this.rows = rows;
    this.tally = new ColumnTally(rows);
    out.begin(rows);
  }

  @Override
  public void add(double value) {
    try {
      if (content == Content.LABELS) {
        out.label(label(value));
      } else {
        out.number(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tally.add();
  }

  @Override
  public void add(double score, int label) {
    throw invalid("is a column of its own, but its source hands over labels beside it");
  }

  @Override
  public void add(double score, int label, double timestamp) {
    add(score, label);
  }

  @Override
  public void endRow() {
    if (!rows) {
      throw invalid("is a flat array, but its source ends a row after " + tally);
    }
    try {
      out.endRow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tally.endRow();
  }

  @Override
  public void endRow(double timestamp) {
    throw invalid("is a column of its own, but its source hands over times beside it");
  }

  /** Ends the column; its shape. */
  ColumnTally end() throws IOException {
    if (rows && tally.unfinished() > 0) {
      throw invalid(
          "lies in rows, but after the last " + tally.unfinished() + " values no row is ended");
    }
    out.end();
    return tally;
  }

  ColumnTally tally() {
    return tally;
  }

  GraflagException invalid(String problem) {
    return GraflagException.of(Kind.INVALID_INPUT, key + " " + problem + ".");
  }

  private int label(double value) {
    if (!Labels.isLabel(value)) {
      throw Labels.invalid(tally.values(), value);
    }
    return (int) value;
  }
}
