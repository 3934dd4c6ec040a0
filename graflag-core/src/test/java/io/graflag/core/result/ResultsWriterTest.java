package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.graflag.core.GraflagException;
import io.graflag.core.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsWriterTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("results.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static_node",
        "static_edge",
        "static_graph",
        "stream_node",
        "stream_edge",
        "stream_graph",
        "temporal_node",
        "temporal_edge",
        "temporal_graph",
        "temporal_streamed",
        "run_ok",
        "run_fail"
      })
  void writesWhatItReadAsStrictJson(String folder) throws IOException {
    Results before = ResultsReader.read(Original.file(folder + "/results.json"));
    ResultsWriter.write(file, before);
    assertSame(before, ResultsReader.read(file));
    // Jackson as it comes knows strict JSON alone; whole numbers are written without a fraction.
    assertThat(doubles(strict(file)))
        .isEqualTo(doubles(strict(Original.file(folder + "/results.json"))));
  }

  @Test
  void writesAKeyALine() throws IOException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "x");
    metadata.put("nested", Map.of("list", List.of(1, 2.5)));
    Results results =
        new Results(
            ResultType.EDGE_STREAM_ANOMALY_SCORES,
            Scores.flat(new double[] {0.5, 1, Double.NaN, -0.0}),
            Optional.of(Labels.flat(new byte[] {0, 1, -1, 1})),
            Optional.of(new double[] {1000.5, 1001, Double.NaN, 1e300}),
            Optional.of(Ids.of(new long[] {1, 2, 3, 4})),
            Optional.of(Edges.of(new long[] {1, 2, 3, 4}, new long[] {5, 6, 7, 8})),
            Optional.of(Ids.of(new String[] {"a", "b\"", "é", ""})),
            metadata,
            Map.of("seed", 7));
    ResultsWriter.write(file, results);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "result_type": "EDGE_STREAM_ANOMALY_SCORES",
              "scores": [0.5,1,null,-0.0],
              "metadata": {"name": "x","nested": {"list": [1,2.5]}},
              "ground_truth": [0,1,-1,1],
              "timestamps": [1000.5,1001,null,1.0E300],
              "node_ids": [1,2,3,4],
              "edges": [[1,5],[2,6],[3,7],[4,8]],
              "graph_ids": ["a","b\\"","é",""],
              "seed": 7
            }
            """);
    assertSame(results, ResultsReader.read(file));
  }

  @Test
  void writesARowALine() throws IOException {
    Shape rows = Shape.rows(new int[] {2, 2, 3});
    Results results =
        new Results(
            ResultType.TEMPORAL_EDGE_ANOMALY_SCORES,
            Scores.rows(new double[][] {{0.5, -1}, {}, {-2}}),
            Optional.of(new Labels(new byte[] {0, 1, 0}, rows)),
            Optional.of(new double[] {0, 1, 2}),
            Optional.empty(),
            Optional.of(
                new Edges(
                    new long[] {0, 1, 2},
                    new long[] {1, 2, 0},
                    new String[] {"a", "b", "c"},
                    rows)),
            Optional.empty(),
            Map.of(),
            Map.of());
    ResultsWriter.write(file, results);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "result_type": "TEMPORAL_EDGE_ANOMALY_SCORES",
              "scores": [
                [0.5,-1],
                [],
                [-2]
              ],
              "metadata": {},
              "ground_truth": [
                [0,1],
                [],
                [0]
              ],
              "timestamps": [0,1,2],
              "edges": [
                [["a","b"],["b","c"]],
                [],
                [["c","a"]]
              ]
            }
            """);
    assertSame(results, ResultsReader.read(file));
  }

  @Test
  void writesNonFiniteScoresAsMissing() throws IOException {
    Results before = ResultsReader.read(Original.file("non_finite/results.json"));
    ResultsWriter.write(file, before);
    assertThat(strict(file).get("scores"))
        .hasToString(
            "[0.1, null, 0.9, null, null, -1, -2, 0.4, 1.0E-308, 4.9E-324,"
                + " 1.7976931348623157E308, -0.0, 0.30000000000000004]");
    assertThat(ResultsReader.read(file).scores().missingCount()).isEqualTo(3);
  }

  @Test
  void writesNonFiniteMetadataAsNull() throws IOException {
    Results results =
        new Results(
            ResultType.NODE_ANOMALY_SCORES,
            Scores.flat(new double[] {1}),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("loss", Double.NaN),
            Map.of("best", List.of(Double.POSITIVE_INFINITY)));
    ResultsWriter.write(file, results);
    assertThat(strict(file).get("metadata")).hasToString("{loss=null}");
    assertThat(strict(file).get("best")).hasToString("[null]");
  }

  @Test
  void readsBackEveryBitOfADouble() {
    double[] values = {
      0.1 + 0.2,
      Math.PI,
      1 / 3.0,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      Math.nextUp(1.0),
      9007199254740993.0,
      -9007199254740994.0,
      1e22,
      1e15,
      123456789.5,
      -0.0
    };
    ResultsWriter.write(
        file,
        Results.of(
            ResultType.NODE_ANOMALY_SCORES,
            Scores.flat(values),
            Labels.flat(new byte[values.length])));
    assertThat(ResultsReader.read(file).scores().values()).isEqualTo(values);
  }

  @Test
  void readsBackATemporalResultWithoutRows() {
    Scores none = Scores.rows(new double[0][]);
    Labels labels = new Labels(new byte[0], none.shape());
    Results empty = Results.of(ResultType.TEMPORAL_NODE_ANOMALY_SCORES, none, labels);
    ResultsWriter.write(file, empty);
    assertSame(empty, ResultsReader.read(file));
  }

  @Test
  void saysThatTheDirectoryIsMissing() {
    Path inside = directory.resolve("missing/results.json");
    Results results = ResultsReader.read(Original.file("run_ok/results.json"));
    assertThatThrownBy(() -> ResultsWriter.write(inside, results))
        .isInstanceOf(GraflagException.class)
        .hasMessage("Cannot write " + inside + ": it does not exist.");
  }

  private static Map<?, ?> strict(Path source) throws IOException {
    return new ObjectMapper().readValue(source.toFile(), Map.class);
  }

  private static void assertSame(Results before, Results after) {
    assertThat(after)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .ignoringFields("scores.missingCount")
        .isEqualTo(before);
  }

  /** The same values with every number as a double. */
  private static Object doubles(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new HashMap<>();
      map.forEach((key, item) -> result.put(key, doubles(item)));
      return result;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ResultsWriterTest::doubles).toList();
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
