package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsReaderTest {
  private static final String NODE = "\"result_type\": \"NODE_ANOMALY_SCORES\"";
  private static final String EDGE = "\"result_type\": \"EDGE_ANOMALY_SCORES\"";
  private static final String TEMPORAL = "\"result_type\": \"TEMPORAL_EDGE_ANOMALY_SCORES\"";

  @TempDir Path directory;

  @Test
  void takesKeysInAnyOrder() throws IOException {
    Results results =
        read("{'metadata': {'a': 1}, 'ground_truth': [0, 1], 'scores': [1, 2.5], ", NODE, "}");
    assertThat(results.scores().values()).containsExactly(1, 2.5);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1);
    assertThat(results.metadata()).containsExactly(entry("a", 1));
  }

  @Test
  void keepsKeysItDoesNotKnow() throws IOException {
    Results results =
        read("{", NODE, ", 'scores': [1], 'seed': 7, 'runs': [[1], {'a': null}], 'none': null}");
    assertThat(results.extra()).containsOnlyKeys("seed", "runs", "none").containsEntry("seed", 7);
    assertThat(results.extra().get("runs")).hasToString("[[1], {a=null}]");
  }

  @Test
  void takesNullForAnAbsentColumn() throws IOException {
    Results results =
        read("{", NODE, ", 'scores': [1], 'ground_truth': null, 'edges': null, 'metadata': null}");
    assertThat(results.groundTruth()).isEmpty();
    assertThat(results.edges()).isEmpty();
    assertThat(results.metadata()).isEmpty();
  }

  @Test
  void readsNullAmongScoresAsMissing() throws IOException {
    Scores scores = read("{", NODE, ", 'scores': [null, NaN, 1, null]}").scores();
    assertThat(scores.values()).containsExactly(Double.NaN, Double.NaN, 1, Double.NaN);
    assertThat(scores.missingCount()).isEqualTo(2);
  }

  @Test
  void readsLabelsInEveryFormTheyHave() throws IOException {
    Labels labels =
        read(
                "{",
                NODE,
                ", 'scores': [1,1,1,1,1,1,1,1,1,1],",
                "'ground_truth': [0, 1, 0.0, 1.0, false, true, null, -1, NaN, 2]}")
            .groundTruth()
            .orElseThrow();
    byte unknown = Labels.UNKNOWN;
    assertThat(labels.values()).containsExactly(0, 1, 0, 1, 0, 1, unknown, unknown, unknown, 1);
  }

  @Test
  void readsNumbersAndTextsAmongIdsAsTexts() throws IOException {
    Ids ids =
        read("{", NODE, ", 'scores': [1,1,1], 'node_ids': [7, 'b', 18446744073709551616]}")
            .nodeIds()
            .orElseThrow();
    assertThat(ids.texts()).containsExactly("7", "b", "18446744073709551616");
  }

  @Test
  void readsWholeFloatsAsIds() throws IOException {
    Results results = read("{", EDGE, ", 'scores': [1], 'node_ids': [3.0], 'edges': [[1.0, 2e3]]}");
    assertThat(results.nodeIds().orElseThrow().numbers()).containsExactly(3);
    assertThat(results.edges().orElseThrow().targets()).containsExactly(2000);
  }

  @Test
  void readsEdgesBetweenTexts() throws IOException {
    Edges edges =
        read("{", EDGE, ", 'scores': [1, 2], 'edges': [['a', 'b'], ['b', 'c']]}")
            .edges()
            .orElseThrow();
    assertThat(named(edges, 0)).isEqualTo("a b");
    assertThat(named(edges, 1)).isEqualTo("b c");
    assertThat(edges.names()).hasSize(3);
  }

  @Test
  void readsEdgesBetweenNumbersAndTexts() throws IOException {
    Edges edges =
        read("{", EDGE, ", 'scores': [1, 2, 3], 'edges': [[1, 2], [2, 'item'], ['1', 9]]}")
            .edges()
            .orElseThrow();
    assertThat(List.of(named(edges, 0), named(edges, 1), named(edges, 2)))
        .containsExactly("1 2", "2 item", "1 9");
    assertThat(edges.names()).containsExactlyInAnyOrder("1", "2", "9", "item");
  }

  @Test
  void readsEdgesInTheRowsOfTheScores() throws IOException {
    Edges edges =
        read("{", TEMPORAL, ", 'scores': [[1], [], [2, 3]], 'edges': [[[1,2]], [], [[3,4],[5,6]]]}")
            .edges()
            .orElseThrow();
    assertThat(edges.shape()).isEqualTo(Shape.rows(new int[] {1, 1, 3}));
    assertThat(edges.sources()).containsExactly(1, 3, 5);
  }

  @Test
  void readsOneListOfEdgesForAllRows() throws IOException {
    Edges edges =
        read("{", TEMPORAL, ", 'scores': [[1, 2], [3, 4]], 'edges': [[1,2], [3,4]]}")
            .edges()
            .orElseThrow();
    assertThat(edges.shape()).isEqualTo(Shape.flat(2));
  }

  @ParameterizedTest
  @CsvSource({"NODE_ANOMALY_SCORES,false,1", "TEMPORAL_NODE_ANOMALY_SCORES,true,0"})
  void readsAnEmptyArrayAsTheTypeSays(String type, boolean rows, int rowCount) throws IOException {
    Results results =
        read("{'result_type': '", type, "', 'scores': [], 'ground_truth': [], 'timestamps': []}");
    assertThat(results.scores().shape().hasRows()).isEqualTo(rows);
    assertThat(results.scores().shape().rowCount()).isEqualTo(rowCount);
    assertThat(results.scores().shape().size()).isZero();
  }

  @Test
  void readsMissingTimestamps() throws IOException {
    double[] times =
        read("{", NODE, ", 'scores': [1, 2], 'timestamps': [null, 5]}").timestamps().orElseThrow();
    assertThat(times).containsExactly(Double.NaN, 5);
  }

  private Path file() {
    return directory.resolve("results.json");
  }

  private Results read(String... parts) throws IOException {
    Files.writeString(file(), String.join("", parts).replace('\'', '"'));
    return ResultsReader.read(file());
  }

  private static String named(Edges edges, int index) {
    return edges.names()[(int) edges.sources()[index]]
        + " "
        + edges.names()[(int) edges.targets()[index]];
  }
}
