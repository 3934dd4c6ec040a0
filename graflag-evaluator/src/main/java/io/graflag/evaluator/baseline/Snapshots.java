package io.graflag.evaluator.baseline;

import io.graflag.core.result.Results;
import io.graflag.core.result.Shape;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.baseline.SnapshotBaseline;
import io.graflag.datasets.reader.SnapshotReader;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;

/** Whole snapshots of a dataset, one score a row, by the times of the rows. */
final class Snapshots implements Family<SnapshotBaseline> {

  @Override
  public List<SnapshotBaseline> baselines() {
    return List.of(SnapshotBaseline.values());
  }

  @Override
  public Aligned<SnapshotBaseline> align(Results results, DatasetDirectory dataset) {
    Shape shape = results.scores().shape();
    if (shape.longestRow() != 1 || shape.size() != shape.rowCount()) {
      throw Refusal.because(
          "A row holds up to "
              + shape.longestRow()
              + " scores, and which part of a snapshot each belongs to is not known.");
    }
    SnapshotSequence sequence = SnapshotReader.readWithoutNodeLabels(dataset.required());
    Rows rows = Rows.of(results, sequence);
    return new Aligned<>(
        baseline -> {
          double[] scores = baseline.scores(sequence);
          return row -> scores[rows.snapshots()[row]];
        },
        rows.note());
  }
}
