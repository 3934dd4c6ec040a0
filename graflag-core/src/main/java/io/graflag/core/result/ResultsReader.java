package io.graflag.core.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads results.json in one pass into primitive columns.
 *
 * <p>Keys may come in any order. Besides strict JSON the bare words {@code NaN}, {@code Infinity}
 * and {@code -Infinity} are read, and {@code null} among scores means missing. A column may lie
 * beside the JSON in a {@code .npy} file that a {@code ..._file} key names.
 */
public final class ResultsReader {
  private final Path source;
  private final ColumnFiles columnFiles;
  private final Map<String, Object> extra = new LinkedHashMap<>();
  private ResultType type;
  private Scores scores;
  private Labels groundTruth;
  private double[] timestamps;
  private Ids nodeIds;
  private Edges edges;
  private Ids graphIds;
  private Map<String, Object> metadata = Map.of();

  private ResultsReader(Path source) {
    this.source = source;
    this.columnFiles = new ColumnFiles(source);
  }

  /**
   * Reads a results file and the column files it names.
   *
   * @param source the results.json
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT with line, column and JSON path
   */
  public static Results read(Path source) {
    return new ResultsReader(source).read();
  }

  private Results read() {
    try (JsonParser parser = Json.parser(source)) {
      readObject(parser);
    } catch (JacksonException e) {
      throw Json.malformed(source, e);
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
    readColumnFiles();
    require(type, ResultKey.RESULT_TYPE);
    require(scores, ResultKey.SCORES);
    settleEmptyRows();
    try {
      return new Results(
          type,
          scores,
          Optional.ofNullable(groundTruth),
          Optional.ofNullable(timestamps),
          Optional.ofNullable(nodeIds),
          Optional.ofNullable(edges),
          Optional.ofNullable(graphIds),
          metadata,
          extra);
    } catch (GraflagException e) {
      throw new GraflagException(
          e.kind(), source + ": " + e.getMessage(), e.hint().orElse(null), e);
    }
  }

  private void readObject(JsonParser parser) throws IOException {
    ColumnParser columns = new ColumnParser(parser, source);
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw columns.unexpected("an object");
    }
    Set<String> seen = new HashSet<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      if (!seen.add(key)) {
        throw columns.invalid("the key is given twice", null);
      }
      if (parser.nextToken() != JsonToken.VALUE_NULL || !ResultKey.OPTIONAL.contains(key)) {
        readKey(key, parser, columns);
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      throw columns.unexpected("the end of the file");
    }
  }

  private void readKey(String key, JsonParser parser, ColumnParser columns) throws IOException {
    switch (key) {
      case ResultKey.RESULT_TYPE -> type = readType(columns);
      case ResultKey.SCORES -> scores = columns.scores();
      case ResultKey.GROUND_TRUTH -> groundTruth = columns.labels();
      case ResultKey.TIMESTAMPS -> timestamps = columns.timestamps();
      case ResultKey.NODE_IDS -> nodeIds = columns.ids();
      case ResultKey.EDGES -> edges = columns.edges();
      case ResultKey.GRAPH_IDS -> graphIds = columns.ids();
      case ResultKey.METADATA -> metadata = readMetadata(parser, columns);
      case ResultKey.SCORES_FILE,
          ResultKey.GROUND_TRUTH_FILE,
          ResultKey.TIMESTAMPS_FILE,
          ResultKey.EDGES_FILE,
          ResultKey.OFFSETS_FILE ->
          columnFiles.put(key, columns.fileName());
      default -> extra.put(key, Json.value(parser));
    }
  }

  private static ResultType readType(ColumnParser columns) throws IOException {
    String name = columns.text();
    try {
      return ResultType.parse(name);
    } catch (GraflagException e) {
      throw columns.invalid("there is no result type " + Json.quoted(name), e.hint().orElse(null));
    }
  }

  private static Map<String, Object> readMetadata(JsonParser parser, ColumnParser columns)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw columns.unexpected("an object");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      values.put(key, Json.value(parser));
    }
    return values;
  }

  private void readColumnFiles() {
    columnFiles.readOffsets();
    scores = either(ResultKey.SCORES, scores, columnFiles.scores());
    groundTruth = either(ResultKey.GROUND_TRUTH, groundTruth, columnFiles.groundTruth());
    timestamps = either(ResultKey.TIMESTAMPS, timestamps, columnFiles.timestamps());
    edges = either(ResultKey.EDGES, edges, columnFiles.edges());
  }

  private <T> T either(String key, T inside, Optional<T> beside) {
    if (inside != null && beside.isPresent()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          source + ": $." + key + " and $." + key + "_file are both given.",
          "Keep the one that holds the column.");
    }
    return beside.orElse(inside);
  }

  /** An empty array does not show whether it lies in rows; the type says so. */
  private void settleEmptyRows() {
    if (type.time() == ResultType.Time.TEMPORAL) {
      Shape none = Shape.rows(new int[0]);
      if (scores.shape().equals(Shape.flat(0))) {
        scores = new Scores(new double[0], none, 0);
      }
      if (groundTruth != null && groundTruth.shape().equals(Shape.flat(0))) {
        groundTruth = new Labels(new byte[0], none);
      }
    }
  }

  private void require(Object value, String key) {
    if (value == null) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, source + ": $." + key + " is missing.", "Every result needs it.");
    }
  }
}
