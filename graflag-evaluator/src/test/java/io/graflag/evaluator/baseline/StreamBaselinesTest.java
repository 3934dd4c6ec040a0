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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamBaselinesTest {
  private static final DatasetDirectory NONE =
      new DatasetDirectory(Optional.empty(), "The dataset is not at hand.");

  // Tick 1: 7->8, 7->8, 7->9; tick 2: 9->8. The second and the third are anomalies.
  private static final GivenResults STREAM =
      GivenResults.of(
          ResultType.EDGE_STREAM_ANOMALY_SCORES, new double[4], new byte[] {0, 1, 1, 0});
  private static final Edges EDGES = Edges.of(new long[] {7, 7, 7, 9}, new long[] {8, 8, 9, 8});

  @TempDir Path directory;

  @Test
  void needsNoDatasetWhereTheResultsHoldEdgesAndTimes() {
    Map<String, BaselineResult> found = Baselines.of(whole().run(), NONE);
    // Counts 1, 2, 3, 1 in the tick: both anomalies above both others.
    assertThat(found.get("events_in_tick").metrics()).containsEntry("auc_roc", 1.0);
    assertThat(found.get("source_in_tick").metrics()).containsEntry("auc_roc", 1.0);
    // 1, 2, 1, 1: one anomaly wins twice, the other ties twice.
    assertThat(found.get("pair_in_tick").metrics()).containsEntry("auc_roc", 0.75);
    // New pairs 1, 0, 1, 1: the anomalies lose twice and tie twice.
    assertThat(found.get("new_pair").metrics()).containsEntry("auc_roc", 0.25);
  }

  @Test
  void refusesEventsThatAreNotInTheOrderOfTheStream() {
    Map<String, BaselineResult> found =
        Baselines.of(STREAM.ofEdges(EDGES).at(1, 2, 1, 1).run(), NONE);
    assertThat(found.get("events_in_tick").refused().orElseThrow())
        .contains("Event 2 happened before the event that precedes it");
    assertThat(found.get("constant").refused()).isEmpty();
  }

  @Test
  void saysWhereOnlyAPartOfTheStreamWasCounted() throws IOException {
    GivenDataset dataset = GivenDataset.in(directory).file("metadata.json", "{\"edges\":9}");
    assertThat(Baselines.of(whole().run(), dataset.directory()).get("pair_in_tick").note())
        .contains("Counted over the 4 events of the results alone, where the dataset has 9.");
  }

  @Test
  void takesEdgesFromADatasetOfTheSameEvents() throws IOException {
    BaselineResult found = Baselines.of(STREAM.run(), stream("0 1 1 0")).get("events_in_tick");
    assertThat(found.metrics()).containsEntry("auc_roc", 1.0);
    assertThat(found.note()).contains("By position, because the results hold no edges.");
  }

  @Test
  void refusesADatasetThatContradictsTheResults() throws IOException {
    assertThat(refusal(STREAM, stream("0 1 0 0"))).contains("item 2 is an anomaly in the results");
    assertThat(refusal(STREAM.at(1, 1, 1, 3), stream("0 1 1 0")))
        .contains("event 3 is at 3.0 in the results, at 2.0 in the dataset");
    assertThat(refusal(STREAM.ofEdges(Edges.of(new long[4], new long[4])), stream("0 1 1 0")))
        .contains("edges are not those of the dataset");
  }

  @Test
  void refusesResultsWithoutEdgesWhereThereIsNoDataset() {
    assertThat(refusal(STREAM, NONE))
        .isEqualTo("The results hold no edges. The dataset is not at hand.");
  }

  @Test
  void countsEventsOfNodesByName() {
    GivenResults nodes =
        GivenResults.of(
            ResultType.NODE_STREAM_ANOMALY_SCORES, new double[4], new byte[] {0, 1, 0, 0});
    Ids names = Ids.of(new String[] {"a", "a", "b", "a"});
    Map<String, BaselineResult> found =
        Baselines.of(nodes.ofNodes(names).at(1, 1, 1, 2).run(), NONE);
    // Counts 1, 2, 1, 1.
    assertThat(found.get("node_in_tick").metrics()).containsEntry("auc_roc", 1.0);
    assertThat(found.get("new_node").metrics()).containsEntry("auc_roc", 1.0 / 6);
  }

  @Test
  void knowsOnlyTheTimeOfGraphs() {
    GivenResults graphs =
        GivenResults.of(
            ResultType.GRAPH_STREAM_ANOMALY_SCORES, new double[3], new byte[] {0, 0, 1});
    assertThat(Baselines.of(graphs.at(5, 6, 9).run(), NONE))
        .containsOnlyKeys("time_order", "random", "constant")
        .satisfies(
            found -> assertThat(found.get("time_order").metrics()).containsEntry("auc_roc", 1.0));
  }

  private static GivenResults whole() {
    return STREAM.ofEdges(EDGES).at(1, 1, 1, 2);
  }

  private static String refusal(GivenResults given, DatasetDirectory dataset) {
    return Baselines.of(given.run(), dataset).get("events_in_tick").refused().orElseThrow();
  }

  private DatasetDirectory stream(String labels) throws IOException {
    return GivenDataset.in(directory)
        .file("Data.csv", "7,8,1 7,8,1 7,9,1 9,8,2")
        .file("Label.csv", labels)
        .directory();
  }
}
