package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the original wrote, given to our writer, comes out with the same keys and values. */
class OriginalShapesTest {
  private static final ObjectMapper STRICT = new ObjectMapper();

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static_node",
        "static_edge",
        "static_graph",
        "stream_node",
        "stream_edge",
        "stream_graph"
      })
  void areKeptForFlatTypes(String folder) throws IOException {
    Map<?, ?> original = original(folder);
    double[] scores = numbers(original.get("scores"));
    int[] labels = integers(original.get("ground_truth"));
    try (ResultWriter writer = writer(original)) {
      writer.saveScores(type(original), scores, labels).finish();
    }
    assertThat(written()).isEqualTo(doubles(original));
  }

  @ParameterizedTest
  @ValueSource(strings = {"static_node", "stream_edge", "stream_graph"})
  void areKeptForStreamedScores(String folder) throws IOException {
    Map<?, ?> original = original(folder);
    double[] scores = numbers(original.get("scores"));
    int[] labels = integers(original.get("ground_truth"));
    StreamableArray items =
        StreamableArray.from(
            sink -> {
              for (int i = 0; i < scores.length; i++) {
                sink.add(scores[i], labels[i]);
              }
            });
    try (ResultWriter writer = writer(original)) {
      writer.saveScores(type(original), items).finish();
    }
    assertThat(written()).isEqualTo(doubles(original));
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporal_node", "temporal_edge", "temporal_graph", "temporal_streamed"})
  void areKeptForRows(String folder) throws IOException {
    Map<?, ?> original = original(folder);
    double[][] scores = rows(original.get("scores"));
    int[][] labels =
        list(original.get("ground_truth")).stream()
            .map(OriginalShapesTest::integers)
            .toArray(int[][]::new);
    try (ResultWriter writer = writer(original)) {
      writer.saveScores(type(original), scores, labels).finish();
    }
    assertThat(written()).isEqualTo(doubles(original));
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporal_node", "temporal_edge", "temporal_graph", "temporal_streamed"})
  void areKeptForStreamedRows(String folder) throws IOException {
    Map<?, ?> original = original(folder);
    Iterator<double[]> scores = List.of(rows(original.get("scores"))).iterator();
    Iterator<double[]> labels = List.of(rows(original.get("ground_truth"))).iterator();
    try (ResultWriter writer = writer(original)) {
      writer
          .saveScores(type(original), StreamableArray.rows(scores), StreamableArray.rows(labels))
          .finish();
    }
    assertThat(written()).isEqualTo(doubles(original));
  }

  /** A writer with everything but scores and labels. */
  private ResultWriter writer(Map<?, ?> original) {
    ResultWriter writer = ResultWriter.in(directory);
    ((Map<?, ?>) original.get("metadata"))
        .forEach((key, value) -> writer.addMetadata(key.toString(), value));
    if (original.get("timestamps") != null) {
      writer.timestamps(numbers(original.get("timestamps")));
    }
    if (original.get("node_ids") != null) {
      writer.nodeIds(ids(list(original.get("node_ids"))));
    }
    if (original.get("graph_ids") != null) {
      writer.graphIds(ids(list(original.get("graph_ids"))));
    }
    if (original.get("edges") != null) {
      double[][] pairs = rows(original.get("edges"));
      long[] sources = new long[pairs.length];
      long[] targets = new long[pairs.length];
      for (int i = 0; i < pairs.length; i++) {
        sources[i] = (long) pairs[i][0];
        targets[i] = (long) pairs[i][1];
      }
      writer.edges(Edges.of(sources, targets));
    }
    return writer;
  }

  private static Ids ids(List<?> ids) {
    return ids.get(0) instanceof String
        ? Ids.of(ids.toArray(String[]::new))
        : Ids.of(ids.stream().mapToLong(id -> ((Number) id).longValue()).toArray());
  }

  private static ResultType type(Map<?, ?> original) {
    return ResultType.parse((String) original.get("result_type"));
  }

  private static Map<?, ?> original(String folder) throws IOException {
    URL url = OriginalShapesTest.class.getResource("/original/" + folder + "/results.json");
    return STRICT.readValue(url, Map.class);
  }

  private Object written() throws IOException {
    return doubles(STRICT.readValue(directory.resolve("results.json").toFile(), Map.class));
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  private static double[] numbers(Object list) {
    return list(list).stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray();
  }

  private static int[] integers(Object list) {
    return list(list).stream().mapToInt(item -> ((Number) item).intValue()).toArray();
  }

  private static double[][] rows(Object list) {
    return list(list).stream().map(OriginalShapesTest::numbers).toArray(double[][]::new);
  }

  /** The same values with every number as a double. */
  private static Object doubles(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new HashMap<>();
      map.forEach((key, item) -> result.put(key, doubles(item)));
      return result;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OriginalShapesTest::doubles).toList();
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
