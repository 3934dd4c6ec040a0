package io.graflag.examples.snapshot;

import io.graflag.core.column.IntColumn;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.generate.SeededRandom;
import java.util.Optional;

/** Small snapshots with loops, double edges and now and then no edge at all. */
final class RandomSnapshots {
  private RandomSnapshots() {}

  static SnapshotSequence of(int nodes, int snapshots, long seed) {
    SeededRandom random = new SeededRandom(seed);
    IntColumn sources = new IntColumn();
    IntColumn targets = new IntColumn();
    int[] ends = new int[snapshots];
    for (int snapshot = 0; snapshot < snapshots; snapshot++) {
      int present = Math.min(nodes, 3 + snapshot);
      for (int left = random.happens(10) ? 0 : random.below(3 * nodes); left > 0; left--) {
        sources.add(random.below(present));
        targets.add(random.below(present));
      }
      ends[snapshot] = sources.size();
    }
    return sequence(nodes, ends, sources.toArray(), targets.toArray());
  }

  static SnapshotSequence sequence(int nodes, int[] ends, int[] sources, int[] targets) {
    return new SnapshotSequence(
        nodes,
        ends,
        sources,
        targets,
        new long[ends.length],
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
