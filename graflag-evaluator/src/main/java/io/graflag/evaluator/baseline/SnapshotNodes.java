package io.graflag.evaluator.baseline;

import io.graflag.core.result.Ids;
import io.graflag.core.result.Results;
import io.graflag.core.result.Shape;
import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.baseline.SnapshotNodeBaseline;
import io.graflag.datasets.reader.SnapshotReader;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;

/** Nodes in the snapshots of a dataset, by {@code node_ids} and the times of the rows. */
final class SnapshotNodes implements Family<SnapshotNodeBaseline> {

  @Override
  public List<SnapshotNodeBaseline> baselines() {
    return List.of(SnapshotNodeBaseline.values());
  }

  @Override
  public Aligned<SnapshotNodeBaseline> align(Results results, DatasetDirectory dataset) {
    Ids ids =
        results
            .nodeIds()
            .orElseThrow(() -> Refusal.because("The results hold no node_ids to tell nodes by."));
    // Labels too: they name nodes that have no edge.
    SnapshotSequence sequence = SnapshotReader.read(dataset.required());
    Rows rows = Rows.of(results, sequence);
    int[] nodes = new Numbers(sequence.nodeCount(), "nodes").of(ids);
    int[] places = places(results.scores().shape(), ids.shape(), nodes, rows, sequence.nodeCount());
    return new Aligned<>(
        baseline -> {
          double[] scores = baseline.scores(sequence);
          return item -> scores[places[item]];
        },
        rows.note());
  }

  /** For each score, where its node lies among the nodes of its snapshot. */
  private static int[] places(Shape scores, Shape ids, int[] nodes, Rows rows, int nodeCount) {
    int[] places = new int[scores.size()];
    for (int row = 0; row < scores.rowCount(); row++) {
      for (int item = scores.rowStart(row); item < scores.rowEnd(row); item++) {
        int node = nodes[ids.hasRows() ? item : item - scores.rowStart(row)];
        places[item] = rows.snapshots()[row] * nodeCount + node;
      }
    }
    return places;
  }
}
