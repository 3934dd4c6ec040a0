package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.result.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void gathersTheTimeStepsOfATableThatIsSortedByNode() throws Exception {
    Results results =
        converted(
            "TEMPORAL_EDGE_ANOMALY_SCORES",
            "src,dst,timestamp,score,label\n1,2,20,.1,0\n1,2,10,.2,1\n1,3,20,.3,1\n4,5,10,.4,0\n");
    assertThat(results.timestamps().orElseThrow()).containsExactly(20, 10);
    assertThat(results.scores().shape()).isEqualTo(Shape.rows(new int[] {2, 4}));
    assertThat(results.scores().values()).containsExactly(.1, .3, .2, .4);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, 1, 0);
    assertThat(results.edges().orElseThrow().sources()).containsExactly(1, 1, 1, 4);
    assertThat(results.edges().orElseThrow().targets()).containsExactly(2, 3, 2, 5);
  }

  @Test
  void gathersIdsThatAreTexts() throws Exception {
    String table = "timestamp,graph_id,score\n0,g1,1\n-0.0,g2,2\n1,g1,3\n0,g3,4\n";
    Results results = converted("TEMPORAL_GRAPH_ANOMALY_SCORES", table);
    assertThat(results.graphIds().orElseThrow().texts()).containsExactly("g1", "g2", "g3", "g1");
    assertThat(results.scores().values()).containsExactly(1, 2, 4, 3);
  }

  @ParameterizedTest
  @EnumSource(ResultType.class)
  void isOfTheTypeThatIsDeclared(ResultType type) throws Exception {
    Results results = converted(type.name(), "timestamp,score,label\n7,.25,0\n7,.5,1\n8,1,0\n");
    assertThat(results.type()).isEqualTo(type);
    assertThat(results.scores().values()).containsExactly(.25, .5, 1);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, 0);
    assertThat(results.scores().shape())
        .hasToString(
            type.name().startsWith("TEMPORAL") ? "2 rows of 1 to 2, 3 values" : "3 values");
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws Exception {
    Results results =
        converted(
            "NODE_ANOMALY_SCORES",
            "\uFEFF\"node_id\", \"score\" ,note\r\n\"a,\"\"b\"\"\",\"1e-3\",x\r\n\r\n é ,-.5,\"1\r\n2\"");
    assertThat(results.nodeIds().orElseThrow().texts()).containsExactly("a,\"b\"", "é");
    assertThat(results.scores().values()).containsExactly(0.001, -0.5);
    assertThat(results.groundTruth()).isEmpty();
  }

  @Test
  void takesEmptyCellsForUnknown() throws Exception {
    Results results =
        converted("NODE_ANOMALY_SCORES", "score,label\n,1\nNaN,\nnull,0\nNone,-1\n-2,0\n");
    assertThat(results.scores().values())
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, -2);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(1, -1, 0, -1, 0);
  }

  @Test
  void refusesALineThatWasNotWrittenToItsEnd() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "node_id,score,label\n1,.5,0\n2,.2"))
        .hasMessageEndingWith("s.csv: line 3: 2 cells where the header has 3.");
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score\n1\n\n\n\"2\n"))
        .hasMessageContaining("s.csv: ")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void countsEmptyLinesToo() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score\n\n1\n\nhigh\n"))
        .hasMessageEndingWith("line 5: 'high' is no number.");
  }

  @Test
  void refusesATemporalLineWithoutATime() {
    assertThatThrownBy(
            () -> converted("TEMPORAL_NODE_ANOMALY_SCORES", "score,timestamp\n1,0\n2,\n"))
        .hasMessageContaining("line 3: no timestamp");
  }

  @Test
  void refusesBytesThatAreNoText() throws Exception {
    Files.write(
        directory.resolve("s.csv"), new byte[] {'s', 'c', 'o', 'r', 'e', '\n', (byte) 0xE9});
    CsvResults table = CsvResults.of("s.csv", "NODE_ANOMALY_SCORES");
    assertThatThrownBy(() -> table.convert(new ExperimentDirectory(directory), "lof", "toy"))
        .hasMessageEndingWith("s.csv is no text in UTF-8.")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void saysThatTheTableIsMissing() {
    CsvResults table = CsvResults.of("s.csv", "NODE_ANOMALY_SCORES");
    assertThatThrownBy(() -> table.convert(new ExperimentDirectory(directory), "lof", "toy"))
        .hasMessage("Cannot read " + directory.resolve("s.csv") + ": it does not exist.")
        .extracting("kind")
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void saysWhichLineIsWrong() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score\n1\nhigh\n"))
        .hasMessageEndingWith("line 3: 'high' is no number.");
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score,label\n1,0\n1\n"))
        .hasMessageEndingWith("line 3: 1 cells where the header has 2.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0.7", "inf", "-2", "yes"})
  void refusesALabelThatIsNone(String label) {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score,label\n1,0\n1," + label))
        .hasMessageContaining("s.csv: line 3: ")
        .hasMessageContaining("'" + label + "'")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void takesTheWaysInWhichProgramsWriteLabels() throws Exception {
    Results results =
        converted(
            "NODE_ANOMALY_SCORES",
            "score,label\n1,TRUE\n1,false\n1,1.0\n1,0.0\n1,-1.0\n-nan,nan\n");
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(1, 0, 1, 0, -1, -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "2.5F", "0x1p3", "0X1P3"})
  void refusesNumbersThatOnlyJavaReads(String number) {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score\n" + number))
        .hasMessageEndingWith("s.csv: line 2: '" + number + "' is no number.");
  }

  @ParameterizedTest
  @CsvSource({"node_id,NODE", "graph_id,GRAPH", "'src,dst',EDGE", "'dst,src',EDGE"})
  void refusesAnEmptyId(String columns, String subject) {
    String name = columns.replaceFirst(".*,", "");
    String full = columns.replaceAll("\\w+", "7");
    String csv = "score," + columns + "\n1," + full + "\n1," + full.replaceFirst("7$", " ") + "\n";
    assertThatThrownBy(() -> converted(subject + "_ANOMALY_SCORES", csv))
        .hasMessageEndingWith("s.csv: line 3: its " + name + " is empty.");
  }

  @Test
  void refusesATableWithoutALine() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "node_id,score,label\n"))
        .hasMessageEndingWith("s.csv: holds no line below its header.")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void saysWhichColumnIsMissing() {
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "a,b\n1,2\n"))
        .hasMessageContaining("has no column 'score'; its columns are [a, b]");
    assertThatThrownBy(() -> converted("EDGE_ANOMALY_SCORES", "score,src\n1,2\n"))
        .hasMessageContaining("only one of the columns");
    assertThatThrownBy(() -> converted("TEMPORAL_EDGE_ANOMALY_SCORES", "score\n1\n"))
        .hasMessageContaining("no column 'timestamp', which TEMPORAL_EDGE_ANOMALY_SCORES needs")
        .hasMessageEndingWith("its columns are [score].");
    assertThatThrownBy(() -> converted("NODE_ANOMALY_SCORES", "score,score\n1,2\n"))
        .hasMessageContaining("s.csv");
  }
}
