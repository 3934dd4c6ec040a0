package io.graflag.evaluator.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.BaselineResult;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeBaselinesTest {
  @TempDir Path directory;
  private DatasetDirectory dataset;

  /** Degrees are 3, 2, 2, 1; nodes 0 and 3 are anomalies. */
  @BeforeEach
  void write() throws IOException {
    dataset =
        GivenDataset.in(directory)
            .file("edges.csv", "src,dst 0,1 0,2 3,0 1,2")
            .file("labels.csv", "node,outlier 0,1 1,0 2,0 3,1")
            .directory();
  }

  @Test
  void judgesDegreesByTheLabelsOfTheResults() {
    // The anomalies' degrees 3 and 1 against 2 and 2: two of four pairs are won.
    Map<String, BaselineResult> found = found(nodes(1, 0, 0, 1).ofNodes(Ids.upTo(4)));
    assertThat(found.get("total_degree").metrics()).containsEntry("auc_roc", 0.5);
    // 3, 2, 2, 1 from the top: 1/1 at the first anomaly, 2/4 at the second.
    assertThat(found.get("total_degree").metrics()).containsEntry("average_precision", 0.75);
    // Out-degrees 2 and 1 against 1 and 0: 2 wins twice, 1 ties once and wins once.
    assertThat(found.get("out_degree").metrics()).containsEntry("auc_roc", 0.875);
    assertThat(found.get("total_degree").confidence()).containsOnlyKeys("auc_roc");
    assertThat(found.get("total_degree").note()).isEmpty();
  }

  @Test
  void bringsShuffledAndPartialResultsTogetherByTheirIds() {
    // Nodes 3, 0 and 2, whose total degrees are 1, 3 and 2; 3 and 2 are told to be anomalies.
    Map<String, BaselineResult> found = found(nodes(1, 0, 1).ofNodes(Ids.of(new long[] {3, 0, 2})));
    assertThat(found.get("total_degree").metrics()).containsEntry("auc_roc", 0.0);
    assertThat(found.get("minus_total_degree").metrics()).containsEntry("auc_roc", 1.0);
  }

  @Test
  void readsIdsThatAreTexts() {
    Map<String, BaselineResult> found =
        found(nodes(0, 1, 1).ofNodes(Ids.of(new String[] {"3", "0", "2"})));
    assertThat(found.get("total_degree").metrics()).containsEntry("auc_roc", 1.0);
  }

  @Test
  void saysThatItWentByPositionWhereNothingNamesTheNodes() {
    BaselineResult found = found(nodes(1, 0, 0, 1)).get("out_degree");
    assertThat(found.metrics()).containsEntry("auc_roc", 0.875);
    assertThat(found.note()).contains("By position, because the results hold no node_ids.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,0,0   |         | 3 scores cannot be told apart among the 4 nodes of the dataset.",
        "0,1,0,1 |         | not in the order of the dataset: item 0 is normal in the results",
        "1,0     | 0,4     | The results name 4, which is none of the 4 nodes",
        "1,0     | 0,alice | The results name \"alice\", which is none of the 4 nodes"
      })
  void refusesWhatCannotBeBroughtTogether(String labels, String ids, String reason) {
    GivenResults given = nodes(numbers(labels));
    Map<String, BaselineResult> found =
        found(ids == null ? given : given.ofNodes(Ids.of(ids.split(","))));
    assertThat(found.get("total_degree").refused().orElseThrow()).contains(reason);
    assertThat(found.get("total_degree").metrics()).containsEntry("auc_roc", null);
    assertThat(found.get("constant").metrics()).containsEntry("auc_roc", 0.5);
  }

  @Test
  void refusesOnlyWhatNeedsFeaturesWhereThereAreNone() {
    Map<String, BaselineResult> found = found(nodes(1, 0, 0, 1).ofNodes(Ids.upTo(4)));
    assertThat(found.get("feature_norm").refused()).contains("The graph has no features.");
    assertThat(found.get("in_degree").refused()).isEmpty();
  }

  @Test
  void showsChanceAlsoWithoutAnyDataset() {
    dataset = new DatasetDirectory(Optional.empty(), "Nothing says which dataset it was.");
    Map<String, BaselineResult> found = found(nodes(1, 0, 0, 1));
    assertThat(found.get("total_degree").refused()).contains("Nothing says which dataset it was.");
    assertThat(found.get("constant").metrics())
        .containsEntry("auc_roc", 0.5)
        .containsEntry("average_precision", 0.5);
    assertThat(found.get("random").refused()).isEmpty();
  }

  @Test
  void judgesOnlyWhatTheMethodIsJudgedOn() {
    GivenResults given =
        GivenResults.of(
            ResultType.NODE_ANOMALY_SCORES, new double[] {5, -1, 4, 3}, new byte[] {1, 0, 0, 0});
    // Without node 1: out-degree 2 against 0 and 1.
    assertThat(found(given.ofNodes(Ids.upTo(4))).get("out_degree").metrics())
        .containsEntry("auc_roc", 1.0)
        .containsEntry("average_precision", 1.0);
  }

  @Test
  void refusesAllWhereNothingCanBeJudged() {
    assertThat(found(nodes(0, 0, 0, 0)).values())
        .allSatisfy(
            result ->
                assertThat(result.refused())
                    .contains("Not defined: none of the 4 kept scores belongs to an anomaly."));
  }

  private Map<String, BaselineResult> found(GivenResults given) {
    return Baselines.of(given.run(), dataset);
  }

  private static byte[] numbers(String text) {
    String[] parts = text.split(",");
    byte[] numbers = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Byte.parseByte(parts[i]);
    }
    return numbers;
  }

  private static GivenResults nodes(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return nodes(bytes);
  }

  private static GivenResults nodes(byte[] labels) {
    return GivenResults.of(ResultType.NODE_ANOMALY_SCORES, new double[labels.length], labels);
  }
}
