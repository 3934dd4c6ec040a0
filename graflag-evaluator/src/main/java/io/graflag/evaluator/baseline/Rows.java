package io.graflag.evaluator.baseline;

import io.graflag.core.result.Results;
import io.graflag.core.result.Shape;
import io.graflag.datasets.SnapshotSequence;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which snapshot of a dataset each row of temporal results is.
 *
 * @param snapshots the number of the snapshot, one a row
 * @param note what a reader should know
 */
record Rows(int[] snapshots, Optional<String> note) {

  /** Brings rows and snapshots together by their times, else by position. */
  static Rows of(Results results, SnapshotSequence sequence) {
    Shape shape = results.scores().shape();
    if (results.timestamps().isPresent()) {
      return byTime(results.timestamps().get(), sequence.times());
    }
    if (shape.rowCount() != sequence.snapshotCount()) {
      throw Refusal.because(
          "The results hold no timestamps, and "
              + shape.rowCount()
              + " rows cannot be told apart among the "
              + sequence.snapshotCount()
              + " snapshots of the dataset.");
    }
    int[] snapshots = new int[shape.rowCount()];
    Arrays.setAll(snapshots, row -> row);
    return new Rows(snapshots, Optional.of("By position, because the results hold no timestamps."));
  }

  private static Rows byTime(double[] timestamps, long[] times) {
    Map<Double, Integer> numbers = new HashMap<>();
    for (int snapshot = 0; snapshot < times.length; snapshot++) {
      if (numbers.put((double) times[snapshot], snapshot) != null) {
        throw Refusal.because(
            "Two snapshots of the dataset were taken at " + times[snapshot] + ".");
      }
    }
    int[] snapshots = new int[timestamps.length];
    for (int row = 0; row < snapshots.length; row++) {
      Integer number = numbers.get(timestamps[row]);
      if (number == null) {
        throw Refusal.because(
            "Row " + row + " is at " + timestamps[row] + ", when the dataset has no snapshot.");
      }
      snapshots[row] = number;
    }
    return new Rows(snapshots, Optional.empty());
  }
}
