package io.graflag.core.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.DoubleColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.column.LongColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the arrays of results.json; each method starts at the array's first token. */
final class ColumnParser {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*\\.npy");

  private final JsonParser parser;
  private final Path source;

  ColumnParser(JsonParser parser, Path source) {
    this.parser = parser;
    this.source = source;
  }

  /** Reads one value of an array and appends it to a column. */
  @FunctionalInterface
  private interface Item {
    void read() throws IOException;
  }

  Scores scores() throws IOException {
    DoubleColumn values = new DoubleColumn();
    int[] missing = {0};
    Shape shape =
        items(
            () -> {
              missing[0] += parser.currentToken() == JsonToken.VALUE_NULL ? 1 : 0;
              values.add(numberOrNull());
            });
    return new Scores(values.toArray(), shape, missing[0]);
  }

  Labels labels() throws IOException {
    ByteColumn values = new ByteColumn();
    Shape shape =
        items(
            () ->
                values.add(
                    switch (parser.currentToken()) {
                      case VALUE_TRUE -> Labels.ANOMALY;
                      case VALUE_FALSE -> Labels.NORMAL;
                      case VALUE_NULL -> Labels.UNKNOWN;
                      default -> Labels.of(number());
                    }));
    return new Labels(values.toArray(), shape);
  }

  double[] timestamps() throws IOException {
    DoubleColumn values = new DoubleColumn();
    Shape shape = items(() -> values.add(numberOrNull()));
    if (shape.hasRows()) {
      throw invalid("expected one timestamp a row or a score, found rows of them", null);
    }
    return values.toArray();
  }

  Ids ids() throws IOException {
    // Texts only where one appears: then what was read as numbers so far becomes text as well.
    LongColumn numbers = new LongColumn();
    List<String> texts = new ArrayList<>();
    boolean[] textual = {false};
    Shape shape =
        items(
            () -> {
              boolean number = requireIdentifier("an identifier");
              if (number && !textual[0]) {
                numbers.add(wholeNumber());
                return;
              }
              if (!textual[0]) {
                textual[0] = true;
                for (long before : numbers.toArray()) {
                  texts.add(Long.toString(before));
                }
              }
              texts.add(number ? Long.toString(wholeNumber()) : parser.getText());
            });
    return textual[0]
        ? new Ids(null, texts.toArray(String[]::new), shape)
        : new Ids(numbers.toArray(), null, shape);
  }

  Edges edges() throws IOException {
    EdgeColumns edges = new EdgeColumns();
    IntColumn ends = new IntColumn();
    boolean rows = false;
    requireArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      requireArray();
      JsonToken first = parser.nextToken();
      boolean row = first == JsonToken.START_ARRAY || first == JsonToken.END_ARRAY;
      if (edges.size() + ends.size() > 0 && row != rows) {
        throw unexpected(rows ? "a row of edges" : "an edge [source, target]");
      }
      rows = row;
      while (row && parser.currentToken() == JsonToken.START_ARRAY) {
        parser.nextToken();
        edge(edges);
        parser.nextToken();
      }
      if (!row) {
        edge(edges);
      } else if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw unexpected("an edge [source, target]");
      } else {
        ends.add(edges.size());
      }
    }
    return edges.toEdges(rows ? Shape.rows(ends.toArray()) : Shape.flat(edges.size()));
  }

  /** Reads "source, target]" with the parser at the source. */
  private void edge(EdgeColumns edges) throws IOException {
    endpoint(edges, EdgeColumns.SOURCE);
    parser.nextToken();
    endpoint(edges, EdgeColumns.TARGET);
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw unexpected("the end of an edge [source, target]");
    }
  }

  private void endpoint(EdgeColumns edges, int end) throws IOException {
    if (requireIdentifier("a node")) {
      edges.add(end, wholeNumber());
    } else {
      edges.add(end, parser.getText());
    }
  }

  /** Whether the identifier is kept as a number; texts and numbers beyond a long are texts. */
  private boolean requireIdentifier(String what) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> false;
      case VALUE_NUMBER_INT -> parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
      case VALUE_NUMBER_FLOAT -> {
        // Python's frameworks like to turn identifiers into floats: 3.0 is the node 3.
        if (parser.getDoubleValue() != (long) parser.getDoubleValue()) {
          throw unexpected(what + ": a whole number or a string");
        }
        yield true;
      }
      default -> throw unexpected(what + ": a whole number or a string");
    };
  }

  private long wholeNumber() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getLongValue()
        : (long) parser.getDoubleValue();
  }

  /** Reads the name of a {@code .npy} file that lies beside the results. */
  String fileName() throws IOException {
    String name = text();
    if (!FILE_NAME.matcher(name).matches()) {
      throw invalid("expected the name of a .npy file beside it, found " + Json.quoted(name), null);
    }
    return name;
  }

  String text() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected("a string");
    }
    return parser.getText();
  }

  /** Reads a flat array or an array of rows, item by item. */
  private Shape items(Item item) throws IOException {
    requireArray();
    int size = 0;
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_ARRAY) {
      for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
        item.read();
        size++;
      }
      return Shape.flat(size);
    }
    IntColumn ends = new IntColumn();
    for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      requireArray();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        item.read();
        size++;
      }
      ends.add(size);
    }
    return Shape.rows(ends.toArray());
  }

  private double numberOrNull() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : number();
  }

  private double number() throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected("a number");
    }
    return parser.getDoubleValue();
  }

  private void requireArray() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected("an array");
    }
  }

  GraflagException unexpected(String expected) throws IOException {
    JsonToken token = parser.currentToken();
    String found =
        token == null
            ? "the end of the file"
            : switch (token) {
              case START_OBJECT -> "an object";
              case START_ARRAY -> "an array";
              case END_OBJECT, END_ARRAY -> "its end";
              case VALUE_STRING -> Json.quoted(parser.getText());
              default -> parser.getText();
            };
    return invalid("expected " + expected + ", found " + found, null);
  }

  GraflagException invalid(String problem, String hint) {
    boolean atToken = parser.currentToken() != null;
    return GraflagException.of(
        Kind.INVALID_INPUT,
        source
            + ": "
            + Json.at(atToken ? parser.currentTokenLocation() : parser.currentLocation())
            + " ("
            + path()
            + "): "
            + problem
            + ".",
        hint);
  }

  private String path() {
    // "/scores/3" of the library becomes "$.scores[3]".
    return "$"
        + parser
            .getParsingContext()
            .pathAsPointer()
            .toString()
            .replaceAll("/(\\d+)", "[$1]")
            .replace('/', '.');
  }
}
