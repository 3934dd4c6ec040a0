package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.Original;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that the original wrote, read exactly. */
class OriginalResultsTest {
  @ParameterizedTest
  @CsvSource({
    "static_node,NODE_ANOMALY_SCORES,40 values,0.489166,0.161877,10",
    "static_edge,EDGE_ANOMALY_SCORES,40 values,0.323218,0.681711,9",
    "static_graph,GRAPH_ANOMALY_SCORES,40 values,0.719001,0.503471,5",
    "stream_node,NODE_STREAM_ANOMALY_SCORES,40 values,0.454959,0.117268,10",
    "stream_edge,EDGE_STREAM_ANOMALY_SCORES,40 values,0.749018,0.374986,9",
    "stream_graph,GRAPH_STREAM_ANOMALY_SCORES,40 values,0.692195,0.239755,9",
    "temporal_node,TEMPORAL_NODE_ANOMALY_SCORES,5 rows of 6,0.728503,0.430597,14",
    "temporal_graph,TEMPORAL_GRAPH_ANOMALY_SCORES,5 rows of 6,0.488993,0.022462,8",
    "temporal_streamed,TEMPORAL_NODE_ANOMALY_SCORES,3 rows of 4,0.0,0.32000000000000006,3",
    "run_ok,NODE_ANOMALY_SCORES,3 values,0.1,0.3,1",
    "run_fail,NODE_ANOMALY_SCORES,3 values,0.1,0.3,1"
  })
  void isReadWithItsShapeValuesAndLabels(
      String folder, ResultType type, String shape, double first, double last, int anomalies) {
    Results results = read(folder);
    double[] scores = results.scores().values();
    Labels labels = results.groundTruth().orElseThrow();
    assertThat(results.type()).isEqualTo(type);
    assertThat(results.scores().shape()).hasToString(shape);
    assertThat(labels.shape()).isEqualTo(results.scores().shape());
    assertThat(scores[0]).isEqualTo(first);
    assertThat(scores[scores.length - 1]).isEqualTo(last);
    assertThat(count(labels.values(), Labels.ANOMALY)).isEqualTo(anomalies);
    assertThat(count(labels.values(), Labels.NORMAL)).isEqualTo(scores.length - anomalies);
    assertThat(results.metadata()).containsEntry("method_name", "fixture");
    assertThat(results.extra()).isEmpty();
  }

  @Test
  void isReadInRaggedRows() {
    Results results = read("temporal_edge");
    Shape shape = results.scores().shape();
    assertThat(results.type()).isEqualTo(ResultType.TEMPORAL_EDGE_ANOMALY_SCORES);
    assertThat(shape).isEqualTo(Shape.rows(new int[] {6, 13, 21, 30, 40}));
    assertThat(results.groundTruth().orElseThrow().shape()).isEqualTo(shape);
    assertThat(results.scores().values()[shape.rowStart(1)]).isEqualTo(0.881064);
    assertThat(results.scores().values()[shape.rowEnd(3) - 1]).isEqualTo(0.260207);
    assertThat(results.timestamps().orElseThrow()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void keepsTheSentinelsAsNumbers() {
    double[] scores = read("temporal_edge").scores().values();
    assertThat(scores[2]).isEqualTo(-1);
    assertThat(scores[9]).isEqualTo(-2);
  }

  @ParameterizedTest
  @CsvSource({"stream_node", "stream_edge", "stream_graph"})
  void hasOneTimestampAnEvent(String folder) {
    double[] times = read(folder).timestamps().orElseThrow();
    assertThat(times).hasSize(40).startsWith(1000.5, 1001.5).endsWith(1039.5);
  }

  @Test
  void hasNumbersAsNodeIds() {
    Ids ids = read("static_node").nodeIds().orElseThrow();
    assertThat(ids.texts()).isNull();
    assertThat(ids.numbers()).hasSize(40).startsWith(0, 1, 2).endsWith(39);
  }

  @Test
  void hasTextsAsNodeIdsOnceForAllRows() {
    Ids ids = read("temporal_streamed").nodeIds().orElseThrow();
    assertThat(ids.texts()).containsExactly("a", "b", "c", "d");
    assertThat(ids.shape()).isEqualTo(Shape.flat(4));
  }

  @Test
  void hasTextsAsGraphIds() {
    Ids ids = read("static_graph").graphIds().orElseThrow();
    assertThat(ids.text(0)).isEqualTo("graph_000");
    assertThat(ids.text(39)).isEqualTo("graph_039");
  }

  @Test
  void hasEdges() {
    Edges edges = read("static_edge").edges().orElseThrow();
    assertThat(edges.names()).isNull();
    assertThat(edges.sources()).hasSize(40).startsWith(0, 1, 2, 3, 4).endsWith(4);
    assertThat(edges.targets()).hasSize(40).startsWith(0, 3, 6, 9, 1).endsWith(7);
  }

  @Test
  void keepsTheMetadata() {
    assertThat(read("static_node").metadata())
        .containsExactly(
            entry("method_name", "fixture"),
            entry("dataset", "toy"),
            entry("method_parameters", Map.of("lr", 0.001, "name", "x")),
            entry("summary", Map.of("note", "é")),
            entry("exec_time_ms", 1234.57),
            entry("peak_memory_mb", 512.35),
            entry("peak_gpu_mb", 2048.0));
  }

  @Test
  void isReadWithEveryNumberThatADoubleCanHold() {
    Scores scores = read("non_finite").scores();
    assertThat(scores.values())
        .containsExactly(
            0.1,
            Double.NaN,
            0.9,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -1,
            -2,
            0.4,
            1e-308,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -0.0,
            0.1 + 0.2);
    assertThat(1 / scores.values()[11]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(scores.missingCount()).as("NaN in words is not missing").isZero();
  }

  private static Results read(String folder) {
    return ResultsReader.read(Original.file(folder + "/results.json"));
  }

  private static int count(byte[] labels, byte label) {
    int count = 0;
    for (byte each : labels) {
      count += each == label ? 1 : 0;
    }
    return count;
  }
}
