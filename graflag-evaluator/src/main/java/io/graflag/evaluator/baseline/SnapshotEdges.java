package io.graflag.evaluator.baseline;

import io.graflag.core.result.Edges;
import io.graflag.core.result.Results;
import io.graflag.core.result.Shape;
import io.graflag.datasets.baseline.SnapshotEdgeBaseline;
import io.graflag.datasets.baseline.SnapshotEdgeCounts;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;

/** Edges of snapshots, from the results' own rows of edges. */
final class SnapshotEdges implements Family<SnapshotEdgeBaseline> {

  @Override
  public List<SnapshotEdgeBaseline> baselines() {
    return List.of(SnapshotEdgeBaseline.values());
  }

  @Override
  public Aligned<SnapshotEdgeBaseline> align(Results results, DatasetDirectory dataset) {
    Edges edges =
        results.edges().orElseThrow(() -> Refusal.because("The results hold no edges to count."));
    Shape shape = results.scores().shape();
    if (!edges.shape().equals(shape)) {
      throw Refusal.because(
          "The results hold one list of edges for all rows, so which of them a snapshot has is not"
              + " known.");
    }
    int[] ends = new int[shape.rowCount()];
    for (int row = 0; row < ends.length; row++) {
      ends[row] = shape.rowEnd(row);
    }
    SnapshotEdgeCounts counts = SnapshotEdgeCounts.of(edges.sources(), edges.targets(), ends);
    return new Aligned<>(counts::scores);
  }
}
