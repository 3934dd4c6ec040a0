package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.DoubleColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.Scores;
import io.graflag.core.result.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** The columns of a CSV with scores, filled row by row. */
final class CsvColumns {
  private final Path source;
  private final ResultType type;
  private final int score;
  private final int label;
  private final int timestamp;
  private final int nodeId;
  private final int src;
  private final int dst;
  private final int graphId;
  private final int width;

  private final DoubleColumn scores = new DoubleColumn();
  private final ByteColumn labels = new ByteColumn();
  private final DoubleColumn timestamps = new DoubleColumn();
  private final IntColumn rowEnds = new IntColumn();
  private final IdColumn ids = new IdColumn();
  private final IdColumn sources = new IdColumn();
  private final IdColumn targets = new IdColumn();
  private double lastTime = Double.NaN;

  CsvColumns(Path source, List<String> header, ResultType type) {
    this.source = source;
    this.type = type;
    score = header.indexOf("score");
    label = header.indexOf("label");
    timestamp = header.indexOf("timestamp");
    nodeId = header.indexOf("node_id");
    src = header.indexOf("src");
    dst = header.indexOf("dst");
    graphId = header.indexOf("graph_id");
    width = header.size();
    require(score >= 0, "has no column 'score'; its columns are " + header);
    require((src < 0) == (dst < 0), "has only one of the columns 'src' and 'dst'");
    require(!isTemporal() || timestamp >= 0, type + " needs a column 'timestamp'");
  }

  void add(CSVRecord row) {
    if (row.size() != width) {
      throw invalid(row, row.size() + " cells where the header has " + width);
    }
    double time = timestamp < 0 ? Double.NaN : number(row, timestamp);
    if (timestamp >= 0 && !(isTemporal() && time == lastTime)) {
      if (isTemporal() && scores.size() > 0) {
        rowEnds.add(scores.size());
      }
      timestamps.add(time);
      lastTime = time;
    }
    scores.add(number(row, score));
    if (label >= 0) {
      labels.add(Labels.of(number(row, label)));
    }
    if (nodeId >= 0 || graphId >= 0) {
      ids.add(row.get(nodeId >= 0 ? nodeId : graphId));
    }
    if (src >= 0) {
      sources.add(row.get(src));
      targets.add(row.get(dst));
    }
  }

  Results results(Map<String, Object> metadata) {
    if (isTemporal() && scores.size() > 0) {
      rowEnds.add(scores.size());
    }
    Shape shape = isTemporal() ? Shape.rows(rowEnds.toArray()) : Shape.flat(scores.size());
    Optional<Ids> subjects =
        nodeId >= 0 || graphId >= 0 ? Optional.of(ids.ids(shape)) : Optional.empty();
    return new Results(
        type,
        new Scores(scores.toArray(), shape, 0),
        label < 0 ? Optional.empty() : Optional.of(new Labels(labels.toArray(), shape)),
        timestamp < 0 ? Optional.empty() : Optional.of(timestamps.toArray()),
        nodeId >= 0 ? subjects : Optional.empty(),
        src < 0 ? Optional.empty() : Optional.of(edges(shape)),
        nodeId >= 0 ? Optional.empty() : subjects,
        metadata,
        Map.of());
  }

  private Edges edges(Shape shape) {
    if (sources.isNumeric() && targets.isNumeric()) {
      return new Edges(sources.numbers(), targets.numbers(), null, shape);
    }
    return IdColumn.namedEdges(sources, targets, shape);
  }

  private boolean isTemporal() {
    return type.time() == ResultType.Time.TEMPORAL;
  }

  private double number(CSVRecord row, int column) {
    String text = row.get(column);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "nan", "null", "none" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "true" -> 1;
      case "false" -> 0;
      default -> parsed(row, text);
    };
  }

  private double parsed(CSVRecord row, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw invalid(row, "'" + text + "' is no number");
    }
  }

  private GraflagException invalid(CSVRecord row, String problem) {
    // The header is the first line of the file; records are counted from the one after it.
    return invalid("line " + (row.getRecordNumber() + 1) + ": " + problem);
  }

  private GraflagException invalid(String problem) {
    return GraflagException.of(Kind.INVALID_INPUT, source + ": " + problem + ".");
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw invalid(problem);
    }
  }
}
