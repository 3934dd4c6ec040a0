package io.graflag.evaluator.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.evaluator.GivenDataset;
import io.graflag.evaluator.GivenResults;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeBaselinesTest {
  @TempDir Path directory;

  @Test
  void bringsShuffledEdgesTogetherByTheirEnds() throws IOException {
    GivenResults given = edges(1, 0, 0).ofEdges(Edges.of(new int[] {2, 1, 0}, new int[] {3, 2, 1}));
    Map<String, BaselineResult> found = Baselines.of(given.run(), links());
    // Degrees 2, 2, 3, 1. Only 2->3 is in no triangle, and its ends have 3 and 1.
    assertThat(found.get("minus_common_neighbours").metrics()).containsEntry("auc_roc", 1.0);
    assertThat(found.get("degree_product").metrics()).containsEntry("auc_roc", 0.0);
    // Sums 4 against 5 and 4.
    assertThat(found.get("degree_sum").metrics()).containsEntry("auc_roc", 0.25);
    assertThat(found.get("degree_sum").note()).isEmpty();
  }

  @Test
  void saysThatEdgesWereScoredWhichTheDatasetDoesNotHave() throws IOException {
    GivenResults given = edges(1, 0).ofEdges(Edges.of(new int[] {0, 0}, new int[] {3, 1}));
    assertThat(Baselines.of(given.run(), links()).get("degree_sum").note())
        .contains("1 of 2 edges are none of the dataset's; they add to no degree.");
  }

  @Test
  void goesByPositionWhereTheResultsHoldNoEdges() throws IOException {
    BaselineResult found = Baselines.of(edges(0, 0, 0, 1).run(), links()).get("degree_product");
    assertThat(found.metrics()).containsEntry("auc_roc", 0.0);
    assertThat(found.note()).contains("By position, because the results hold no edges.");
  }

  @Test
  void refusesEdgesBetweenUnknownNodes() throws IOException {
    GivenResults given = edges(1, 0).ofEdges(Edges.of(new int[] {0, 9}, new int[] {1, 1}));
    assertThat(Baselines.of(given.run(), links()).get("degree_sum").refused().orElseThrow())
        .contains("The results name 9, which is none of the 4 nodes");
  }

  @Test
  void bringsGraphsTogetherByTheirIds() throws IOException {
    DatasetDirectory graphs =
        GivenDataset.in(directory)
            .file("edges.csv", "graph,src,dst 0,0,1 1,0,1 1,1,2 1,0,2")
            .file("graphs.csv", "graph,outlier 0,0 1,1")
            .directory();
    GivenResults given =
        GivenResults.of(ResultType.GRAPH_ANOMALY_SCORES, new double[2], new byte[] {1, 0});
    Map<String, BaselineResult> found =
        Baselines.of(given.ofGraphs(Ids.of(new long[] {1, 0})).run(), graphs);
    assertThat(found.get("edge_count").metrics()).containsEntry("auc_roc", 1.0);
    assertThat(found.get("mean_edges").metrics()).containsEntry("auc_roc", 1.0);
  }

  private DatasetDirectory links() throws IOException {
    return GivenDataset.in(directory)
        .file("edges.csv", "src,dst,outlier 0,1,0 1,2,0 2,0,0 2,3,1")
        .directory();
  }

  private static GivenResults edges(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return GivenResults.of(ResultType.EDGE_ANOMALY_SCORES, new double[labels.length], bytes);
  }
}
