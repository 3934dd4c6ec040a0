package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.column.LongColumn;
import io.graflag.core.result.Labels;
import java.util.Optional;

/**
 * What {@code snapshots.csv} says.
 *
 * @param times of each snapshot
 * @param labels of each snapshot, where the file has them
 */
record SnapshotTimes(long[] times, Optional<byte[]> labels) {
  private static final String SNAPSHOT = "snapshot";
  private static final String TIME = "time";

  /** Reads the file; INVALID_INPUT unless it lists each snapshot from 0 on once. */
  static SnapshotTimes read(DataFile file) {
    boolean hasLabels = NumberTable.hasColumn(file, LabelReader.LABEL);
    IntColumn snapshots = new IntColumn();
    LongColumn times = new LongColumn();
    ByteColumn labels = new ByteColumn();
    try (NumberTable table =
        hasLabels
            ? NumberTable.open(file, SNAPSHOT, TIME, LabelReader.LABEL)
            : NumberTable.open(file, SNAPSHOT, TIME)) {
      while (table.next()) {
        snapshots.add(table.index(0, SNAPSHOT));
        times.add(table.value(1));
        labels.add(hasLabels ? Labels.of(table.value(2)) : Labels.UNKNOWN);
      }
    }
    if (times.size() == 0) {
      throw GraflagException.of(Kind.INVALID_INPUT, file + " is empty: it holds no snapshot.");
    }
    return inOrder(file, snapshots.toArray(), times.toArray(), labels.toArray(), hasLabels);
  }

  private static SnapshotTimes inOrder(
      DataFile file, int[] snapshots, long[] times, byte[] labels, boolean hasLabels) {
    long[] sortedTimes = new long[times.length];
    byte[] sortedLabels = new byte[times.length];
    boolean[] seen = new boolean[times.length];
    for (int i = 0; i < snapshots.length; i++) {
      int snapshot = snapshots[i];
      if (snapshot >= seen.length || seen[snapshot]) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file
                + ": line "
                + (i + 2)
                + ": snapshot "
                + snapshot
                + (snapshot < seen.length
                    ? " is listed a second time."
                    : " is out of range: the file lists " + seen.length + " snapshots, from 0."));
      }
      seen[snapshot] = true;
      sortedTimes[snapshot] = times[i];
      sortedLabels[snapshot] = labels[i];
    }
    return new SnapshotTimes(sortedTimes, hasLabels ? Optional.of(sortedLabels) : Optional.empty());
  }
}
