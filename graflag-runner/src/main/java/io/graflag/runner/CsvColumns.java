package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.DoubleColumn;
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
  private final TimeSteps steps = new TimeSteps();
  private final IdColumn ids = new IdColumn();
  private final IdColumn sources = new IdColumn();
  private final IdColumn targets = new IdColumn();

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
    String found = "; its columns are " + header;
    require(score >= 0, "has no column 'score'" + found);
    require((src < 0) == (dst < 0), "has only one of the columns 'src' and 'dst'" + found);
    require(
        !isTemporal() || timestamp >= 0,
        "has no column 'timestamp', which " + type + " needs" + found);
  }

  /**
   * Adds the next row.
   *
   * @param line where it ends in the file, from 1
   */
  void add(CSVRecord row, long line) {
    if (row.size() != width) {
      throw invalid(line, row.size() + " cells where the header has " + width);
    }
    if (timestamp >= 0) {
      addTime(number(row, timestamp, line), line);
    }
    scores.add(number(row, score, line));
    if (label >= 0) {
      labels.add(label(row, line));
    }
    if (nodeId >= 0 || graphId >= 0) {
      ids.add(nodeId >= 0 ? id(row, nodeId, "node_id", line) : id(row, graphId, "graph_id", line));
    }
    if (src >= 0) {
      sources.add(id(row, src, "src", line));
      targets.add(id(row, dst, "dst", line));
    }
  }

  private byte label(CSVRecord row, long line) {
    double value = number(row, label, line);
    if (value != 0 && value != 1 && value != -1 && !Double.isNaN(value)) {
      throw invalid(line, "the label '" + row.get(label) + "' is none of 1, 0 and -1");
    }
    return Labels.of(value);
  }

  private String id(CSVRecord row, int column, String name, long line) {
    String text = row.get(column);
    if (text.isBlank()) {
      throw invalid(line, "its " + name + " is empty");
    }
    return text;
  }

  private void addTime(double time, long line) {
    if (!isTemporal()) {
      timestamps.add(time);
    } else if (Double.isNaN(time)) {
      throw invalid(line, "no timestamp, and without one it belongs to no row of " + type);
    } else {
      steps.add(time);
    }
  }

  /**
   * What all rows add up to.
   *
   * @throws GraflagException INVALID_INPUT where there was none
   */
  Results results(Map<String, Object> metadata) {
    require(scores.size() > 0, "holds no line below its header");
    TimeSteps.Layout layout = steps.layout();
    Shape shape = isTemporal() ? layout.shape() : Shape.flat(scores.size());
    double[] times = isTemporal() ? layout.times() : timestamps.toArray();
    Optional<int[]> order = layout.order();
    Optional<Ids> subjects =
        nodeId >= 0 || graphId >= 0 ? Optional.of(ids.ids(shape, order)) : Optional.empty();
    return new Results(
        type,
        new Scores(ordered(scores.toArray(), order), shape, 0),
        label < 0
            ? Optional.empty()
            : Optional.of(new Labels(ordered(labels.toArray(), order), shape)),
        timestamp < 0 ? Optional.empty() : Optional.of(times),
        nodeId >= 0 ? subjects : Optional.empty(),
        src < 0 ? Optional.empty() : Optional.of(edges(shape, order)),
        nodeId >= 0 ? Optional.empty() : subjects,
        metadata,
        Map.of());
  }

  private Edges edges(Shape shape, Optional<int[]> order) {
    return sources.isNumeric() && targets.isNumeric()
        ? new Edges(sources.numbers(order), targets.numbers(order), null, shape)
        : IdColumn.namedEdges(sources, targets, shape, order);
  }

  private static double[] ordered(double[] values, Optional<int[]> order) {
    if (order.isEmpty()) {
      return values;
    }
    double[] ordered = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ordered[i] = values[order.get()[i]];
    }
    return ordered;
  }

  private static byte[] ordered(byte[] values, Optional<int[]> order) {
    if (order.isEmpty()) {
      return values;
    }
    byte[] ordered = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      ordered[i] = values[order.get()[i]];
    }
    return ordered;
  }

  private boolean isTemporal() {
    return type.time() == ResultType.Time.TEMPORAL;
  }

  private double number(CSVRecord row, int column, long line) {
    String text = row.get(column).strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "nan", "-nan", "null", "none" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "true" -> 1;
      case "false" -> 0;
      default -> parsed(text, line);
    };
  }

  private double parsed(String text, long line) {
    try {
      if (isOfJavaAlone(text)) {
        throw new NumberFormatException(text);
      }
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw invalid(line, "'" + text + "' is no number");
    }
  }

  /** Whether it is a number such as 1d or 0x1p3, which nobody writes who means one. */
  private static boolean isOfJavaAlone(String text) {
    return "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0
        || text.indexOf('x') >= 0
        || text.indexOf('X') >= 0;
  }

  private GraflagException invalid(long line, String problem) {
    return invalid("line " + line + ": " + problem);
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
