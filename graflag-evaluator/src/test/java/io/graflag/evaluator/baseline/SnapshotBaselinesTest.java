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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotBaselinesTest {
  @TempDir Path directory;
  private DatasetDirectory dataset;

  /** Two snapshots at 10 and 20; degrees 1, 1, 0 and then 2, 2, 2. */
  @BeforeEach
  void write() throws IOException {
    dataset =
        GivenDataset.in(directory)
            .file("edges.csv", "snapshot,src,dst 0,0,1 1,0,1 1,1,2 1,2,0")
            .file("snapshots.csv", "snapshot,time 0,10 1,20")
            .directory();
  }

  @Test
  void countsTheEdgesOfNodesInTheirSnapshot() {
    GivenResults given =
        GivenResults.rows(
            ResultType.TEMPORAL_NODE_ANOMALY_SCORES, new byte[] {0, 0, 1}, new byte[] {0, 0, 0});
    // The anomaly has degree 0, the five others more.
    assertThat(auc(given.ofNodes(Ids.upTo(3)), "degree_in_snapshot")).isEqualTo(0.0);
    assertThat(auc(given.ofNodes(Ids.upTo(3)), "minus_degree_in_snapshot")).isEqualTo(1.0);
  }

  @Test
  void knowsNodesThatOnlyTheLabelsName() throws IOException {
    GivenDataset.in(directory).file("nodes.csv", "snapshot,node,outlier 0,3,1 1,3,0");
    GivenResults given =
        GivenResults.rows(
            ResultType.TEMPORAL_NODE_ANOMALY_SCORES, new byte[] {0, 0, 0, 1}, new byte[4]);
    // 1, 1, 0, 0 and 2, 2, 2, 0: of seven normal items two have no edge either.
    assertThat(auc(given.ofNodes(Ids.upTo(4)), "minus_degree_in_snapshot"))
        .isEqualTo((5 + 2 * 0.5) / 7);
  }

  @Test
  void findsTheSnapshotOfARowByItsTime() {
    GivenResults late =
        GivenResults.rows(ResultType.TEMPORAL_GRAPH_ANOMALY_SCORES, new byte[] {1}, new byte[] {0});
    assertThat(auc(late.at(20, 10), "edge_count")).isEqualTo(1.0);
    assertThat(auc(late, "edge_count")).isEqualTo(0.0);
    assertThat(found(late).get("edge_count").note().orElseThrow()).startsWith("By position");
    assertThat(found(late.at(10, 15)).get("edge_count").refused())
        .contains("Row 1 is at 15.0, when the dataset has no snapshot.");
  }

  @Test
  void needsNoDatasetForRowsOfEdges() {
    dataset = new DatasetDirectory(Optional.empty(), "It is not at hand.");
    GivenResults given =
        GivenResults.rows(
            ResultType.TEMPORAL_EDGE_ANOMALY_SCORES, new byte[] {0}, new byte[] {0, 1, 0});
    Edges edges =
        Edges.of(new int[] {0, 0, 1, 2}, new int[] {1, 1, 2, 0})
            .in(given.results().scores().shape());
    // Pairs 0->1, then 0->1, 1->2, 2->0: new are all but the second.
    assertThat(auc(given.ofEdges(edges), "new_pair")).isEqualTo((1 + 0.5 + 0.5) / 3);
    assertThat(auc(given.ofEdges(edges), "edges_in_snapshot")).isEqualTo((1 + 0.5 + 0.5) / 3);
  }

  @Test
  void refusesOneListOfEdgesForAllRows() {
    GivenResults given =
        GivenResults.rows(
            ResultType.TEMPORAL_EDGE_ANOMALY_SCORES, new byte[] {0, 1}, new byte[] {0, 1});
    assertThat(
            found(given.ofEdges(Edges.of(new int[] {0, 1}, new int[] {1, 2})))
                .get("pair_in_snapshot")
                .refused()
                .orElseThrow())
        .contains("one list of edges for all rows");
  }

  private double auc(GivenResults given, String baseline) {
    return found(given).get(baseline).metrics().get("auc_roc").doubleValue();
  }

  private Map<String, BaselineResult> found(GivenResults given) {
    return Baselines.of(given.run(), dataset);
  }
}
