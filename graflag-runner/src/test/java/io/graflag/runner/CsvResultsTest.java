package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvResultsTest {
  @TempDir Path directory;

  private Results converted(String type, String csv) throws IOException {
    ExperimentDirectory experiment = new ExperimentDirectory(directory);
    Files.writeString(directory.resolve("s.csv"), csv);
    CsvResults.of("s.csv", type).convert(experiment, "lof", "toy");
    return ResultsReader.read(experiment.results());
  }

  @Test
  void readsNodesWithLabels() throws Exception {
    Results results =
        converted("NODE_ANOMALY_SCORES", "label,node_id,score\n1,10,0.5\n0,11,nan\nTrue,12,-inf\n");
    assertThat(results.scores().values()).containsExactly(0.5, Double.NaN, Double.NaN);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(1, 0, 1);
    assertThat(results.nodeIds().orElseThrow().numbers()).containsExactly(10, 11, 12);
    assertThat(results.metadata())
        .containsEntry("method_name", "lof")
        .containsEntry("dataset", "toy");
  }

  @Test
  void readsAStreamOfEdgesWithoutLabels() throws Exception {
    Results results =
        converted("EDGE_STREAM_ANOMALY_SCORES", "src,dst,timestamp,score\n1,2,5,0.1\n2,3,5,0.2\n");
    assertThat(results.groundTruth()).isEmpty();
    assertThat(results.timestamps().orElseThrow()).containsExactly(5, 5);
    assertThat(results.edges().orElseThrow().sources()).containsExactly(1, 2);
    assertThat(results.edges().orElseThrow().targets()).containsExactly(2, 3);
  }

  @Test
  void keepsNodesThatAreNamedByText() throws Exception {
    Results results = converted("EDGE_ANOMALY_SCORES", "src,dst,score\n1,007,0.1\na,1,0.2\n");
    Edges edges = results.edges().orElseThrow();
    assertThat(named(edges, edges.sources())).containsExactly("1", "a");
    assertThat(named(edges, edges.targets())).containsExactly("007", "1");
  }

  private static String[] named(Edges edges, long[] nodes) {
    return Arrays.stream(nodes).mapToObj(node -> edges.names()[(int) node]).toArray(String[]::new);
  }

  @Test
  void passesOverAColumnWithoutAName() throws Exception {
    Results results = converted("NODE_ANOMALY_SCORES", ",score\n0,0.5\n1,0.25\n");
    assertThat(results.scores().values()).containsExactly(0.5, 0.25);
  }

  @Test
  void startsARowWhereTheTimestampOfATemporalResultChanges() throws Exception {
    Results results =
        converted(
            "TEMPORAL_NODE_ANOMALY_SCORES",
            "timestamp,node_id,score,label\n0,a,1,0\n0,b,2,1\n9,a,3,0\n");
    assertThat(results.scores().shape()).hasToString("2 rows of 1 to 2, 3 values");
    assertThat(results.timestamps().orElseThrow()).containsExactly(0, 9);
    assertThat(results.nodeIds().orElseThrow().texts()).containsExactly("a", "b", "a");
  }

  @Test
  void saysWhichLineIsWrong() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score\n1\nhigh\n"))
        .hasMessageEndingWith("line 3: 'high' is no number.");
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score,label\n1,0\n1\n"))
        .hasMessageEndingWith("line 3: 1 cells where the header has 2.");
  }

  @Test
  void saysWhichColumnIsMissing() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "a,b\n1,2\n"))
        .hasMessageContaining("has no column 'score'; its columns are [a, b]");
    assertThatThrownBy(() -> converted("EDGE_ANOMALY_SCORES", "score,src\n1,2\n"))
        .hasMessageContaining("only one of the columns");
    assertThatThrownBy(() -> converted("TEMPORAL_EDGE_ANOMALY_SCORES", "score\n1\n"))
        .hasMessageContaining("needs a column 'timestamp'");
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score,score\n1,2\n"))
        .hasMessageContaining("s.csv");
  }
}
