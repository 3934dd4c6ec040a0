package io.graflag.core.result;

import io.graflag.core.GraflagException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Scores from a source, written as they come; their labels and times wait until it is their turn.
 */
final class StreamedScores implements ItemSink, AutoCloseable {
  /** What comes with each score. */
  private enum Company {
    NOTHING("alone"),
    LABEL("with a label"),
    LABEL_AND_TIME("with a label and a time");

    private final String words;

    Company(String words) {
      this.words = words;
    }
  }

  private final StreamedColumn scores;
  private final boolean rows;
  private final ColumnSpool labelSpool;
  private final ColumnSpool timeSpool;
  private final StreamedColumn labels;
  private final StreamedColumn times;
  private Company company;
  private boolean timedRows;

  StreamedScores(Path target, ColumnWriter out, boolean rows) throws IOException {
    this.rows = rows;
    scores = new StreamedColumn(ResultKey.SCORES, out, StreamedColumn.Content.NUMBERS, rows);
    labelSpool = new ColumnSpool(target, ResultKey.GROUND_TRUTH);
    labels =
        new StreamedColumn(
            ResultKey.GROUND_TRUTH, labelSpool.column(), StreamedColumn.Content.LABELS, rows);
    timeSpool = new ColumnSpool(target, ResultKey.TIMESTAMPS);
    times =
        new StreamedColumn(
            ResultKey.TIMESTAMPS, timeSpool.column(), StreamedColumn.Content.NUMBERS, false);
  }

  @Override
  public void add(double score) {
    require(Company.NOTHING);
    scores.add(score);
  }

  @Override
  public void add(double score, int label) {
    require(Company.LABEL);
    scores.add(score);
    labels.add(label);
  }

  @Override
  public void add(double score, int label, double timestamp) {
    require(Company.LABEL_AND_TIME);
    if (rows) {
      throw scores.invalid("lies in rows, which have one time each, not one a score");
    }
    scores.add(score);
    labels.add(label);
    times.add(timestamp);
  }

  @Override
  public void endRow() {
    endRow(false);
  }

  @Override
  public void endRow(double timestamp) {
    endRow(true);
    times.add(timestamp);
  }

  /** Ends the columns; the shape of the scores. */
  ColumnTally end() throws IOException {
    labels.end();
    times.end();
    return scores.end();
  }

  /** How many scores came so far. */
  long count() {
    return scores.tally().values();
  }

  /** The labels that came beside the scores, as finished JSON. */
  Optional<ColumnSpool> groundTruth() {
    boolean there = company != null && company != Company.NOTHING;
    return there ? Optional.of(labelSpool) : Optional.empty();
  }

  /** The times that came beside the scores or rows, as finished JSON. */
  Optional<ColumnSpool> timestamps() {
    return times.tally().values() > 0 ? Optional.of(timeSpool) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try (labelSpool) {
      timeSpool.close();
    }
  }

  private void endRow(boolean timed) {
    if (scores.tally().rowCount() > 0 && timed != timedRows) {
      throw scores.invalid(
          "has a row "
              + scores.tally().rowCount()
              + (timed ? " with a time, but those before have none" : " without a time"));
    }
    timedRows = timed;
    scores.endRow();
    labels.endRow();
  }

  /** Which parts come with a score is settled by the first one. */
  private void require(Company with) {
    if (company != with) {
      if (company != null) {
        throw mixed(with);
      }
      company = with;
    }
  }

  private GraflagException mixed(Company with) {
    return scores.invalid(
        "has a score "
            + count()
            + " that comes "
            + with.words
            + ", but those before come "
            + company.words);
  }
}
