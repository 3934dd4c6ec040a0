package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader says of files that it refuses. */
class ResultsReaderRefusalTest {
  private static final String NODE = "\"result_type\": \"NODE_ANOMALY_SCORES\"";
  private static final String TEMPORAL = "\"result_type\": \"TEMPORAL_EDGE_ANOMALY_SCORES\"";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'scores': [0.1, 'high'] |"
            + " line 3, column 19 ($.scores[1]): expected a number, found \"high\".",
        "'scores': [0.1, true] | line 3, column 19 ($.scores[1]): expected a number, found true.",
        "'scores': [0.1, {}] |"
            + " line 3, column 19 ($.scores[1]): expected a number, found an object.",
        "'scores': [0.1, [1]] |"
            + " line 3, column 19 ($.scores[1]): expected a number, found an array.",
        "'scores': [[1], 2] | line 3, column 19 ($.scores[1]): expected an array, found 2.",
        "'scores': [[1, [2]]] |"
            + " line 3, column 18 ($.scores[0][1]): expected a number, found an array.",
        "'scores': null | line 3, column 13 ($.scores): expected an array, found null.",
        "'scores': {'a': 1} | line 3, column 13 ($.scores): expected an array, found an object.",
        "'ground_truth': ['1'] |"
            + " line 3, column 20 ($.ground_truth[0]): expected a number, found \"1\".",
        "'metadata': [] | line 3, column 15 ($.metadata): expected an object, found an array.",
        "'result_type': 3 | line 3, column 18 ($.result_type): expected a string, found 3.",
        "'node_ids': [1.5] |"
            + " line 3, column 16 ($.node_ids[0]): expected an identifier: a whole number or"
            + " a string, found 1.5.",
        "'graph_ids': [null] |"
            + " line 3, column 17 ($.graph_ids[0]): expected an identifier: a whole number"
            + " or a string, found null.",
        "'edges': [[1, 2, 3]] |"
            + " line 3, column 20 ($.edges[0][2]): expected the end of an edge [source,"
            + " target], found 3.",
        "'edges': [[1]] |"
            + " line 3, column 15 ($.edges[0]): expected a node: a whole number or a string,"
            + " found its end.",
        "'edges': [1, 2] | line 3, column 13 ($.edges[0]): expected an array, found 1.",
        "'edges': [[[1, 2], 3]] |"
            + " line 3, column 22 ($.edges[0][1]): expected an edge [source, target], found 3.",
        "'edges': [[1, 2], [[1, 2]]] |"
            + " line 3, column 22 ($.edges[1][0]): expected an edge [source, target], found"
            + " an array.",
        "'edges': [[[1, 2]], [1, 2]] |"
            + " line 3, column 24 ($.edges[1][0]): expected a row of edges, found 1.",
        "'edges': [[NaN, 2]] |"
            + " line 3, column 14 ($.edges[0][0]): expected a node: a whole number or a"
            + " string, found NaN.",
        "'timestamps': [[1]] |"
            + " line 3, column 21 ($.timestamps): expected one timestamp a row or a score,"
            + " found rows of them.",
        "'timestamps': ['Mon'] |"
            + " line 3, column 18 ($.timestamps[0]): expected a number, found \"Mon\"."
      })
  void saysWhereAValueIsNotWhatItShouldBe(String entry, String problem) throws IOException {
    assertFailure("{\n\n  " + entry + "\n}", ": " + problem);
  }

  @Test
  void escapesWhatItFound() throws IOException {
    assertFailure(
        "{'scores': ['\\u001b[2J\u009b']}",
        ": line 1, column 13 ($.scores[0]): expected a number, found \"\\u001B[2J\\u009b\".");
  }

  @Test
  void namesTheNineTypesWhereOneIsUnknown() throws IOException {
    GraflagException failure =
        assertFailure(
            "{'result_type': 'NODE_SCORES'}",
            ": line 1, column 17 ($.result_type): there is no result type \"NODE_SCORES\".");
    assertThat(failure.hint().orElseThrow())
        .startsWith("Use one of NODE_ANOMALY_SCORES, EDGE_ANOMALY_SCORES,")
        .endsWith("GRAPH_STREAM_ANOMALY_SCORES.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'scores': [1]} | : $.result_type is missing.",
        "{'result_type': 'NODE_ANOMALY_SCORES'} | : $.scores is missing.",
        "{} | : $.result_type is missing.",
        "[] | : line 1, column 1 ($): expected an object, found an array.",
        "3 | : line 1, column 1 ($): expected an object, found 3.",
        "{} {} | : line 1, column 4 ($): expected the end of the file, found an object.",
        "{'scores': [1], 'scores': [2]} | : line 1, column 17 ($.scores): the key is given twice.",
        "{'a': 1, 'a': 2} | : line 1, column 10 ($.a): the key is given twice.",
        "{'metadata': {}, 'metadata': {}} |"
            + " : line 1, column 18 ($.metadata): the key is given twice."
      })
  void saysWhatTheObjectLacksOrHasTooMuch(String text, String problem) throws IOException {
    assertFailure(text, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'scores': [0.1, 0.2 | 21",
        "{'scores': [0.1, | 17",
        "{'scores': [[0.1], [0.2 | 24",
        "{'metadata': {'a': [1, | 23",
        "{'node_ids': ['ab | 18",
        "{'edges': [[1, 2], [3 | 22",
        "{'scores': [1] | 15",
        "{ | 2"
      })
  void saysOfATruncatedFileWhereItEnds(String text, int column) throws IOException {
    assertFailure(
        text, " is not valid JSON at line 1, column " + column + ": it ends in the middle.");
  }

  @Test
  void saysOfAnEmptyFileThatItEnds() throws IOException {
    assertFailure("", ": line 1, column 1 ($): expected an object, found the end of the file.");
  }

  @Test
  void saysWhereTheGrammarIsBroken() throws IOException {
    GraflagException failure = failure("{'scores': [0.1,\n  0.2,, 0.3]}");
    assertThat(failure).hasMessageStartingWith(file() + " is not valid JSON at line 2, column 7: ");
    assertThat(failure.hint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'scores': [1, 2], 'ground_truth': [1] |"
            + " scores has 2 values, but ground_truth has 1 value.",
        "'scores': [1, 2], 'ground_truth': [[1, 0]] |"
            + " scores has 2 values, but ground_truth has 1 row of 2.",
        "'scores': [1, 2], 'node_ids': [1, 2, 3] | scores has 2 values, but node_ids has 3 values.",
        "'scores': [1, 2], 'edges': [[1, 2]] | scores has 2 values, but edges has 1 value.",
        "'scores': [1, 2], 'graph_ids': [] | scores has 2 values, but graph_ids has 0 values.",
        "'scores': [1, 2], 'timestamps': [5] | scores has 2 values, but timestamps has 1 value.",
        "'scores': [[1, 2]] |"
            + " NODE_ANOMALY_SCORES takes a flat array of scores, but scores has 1 row of 2."
      })
  void namesBothShapesWhereColumnsDisagree(String entries, String problem) throws IOException {
    assertFailure("{" + NODE + ", " + entries + "}", ": " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'scores': [1, 2] |"
            + " TEMPORAL_EDGE_ANOMALY_SCORES takes rows of scores, one a time step, but"
            + " scores has 2 values.",
        "'scores': [[1], [2, 3]], 'ground_truth': [[1, 0], [1]] |"
            + " scores has 2 rows of 1 to 2, 3 values, but ground_truth has 2 rows of 1 to"
            + " 2, 3 values: row 0 has 1 in one, 2 in the other.",
        "'scores': [[1], [2, 3]], 'edges': [[1, 2]] |"
            + " scores has 2 rows of 1 to 2, 3 values, but edges has 1 value.",
        "'scores': [[1], [2, 3]], 'timestamps': [1, 2, 3] |"
            + " scores has 2 rows of 1 to 2, 3 values, but timestamps has 3 values."
      })
  void namesBothShapesWhereRowsDisagree(String entries, String problem) throws IOException {
    assertFailure("{" + TEMPORAL + ", " + entries + "}", ": " + problem);
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> ResultsReader.read(file()))
        .hasMessage("Cannot read " + file() + ": it does not exist.")
        .extracting("kind")
        .isEqualTo(Kind.NOT_FOUND);
  }

  private Path file() {
    return directory.resolve("results.json");
  }

  private Results read(String... parts) throws IOException {
    Files.writeString(file(), String.join("", parts).replace('\'', '"'));
    return ResultsReader.read(file());
  }

  private GraflagException failure(String text) {
    return catchThrowableOfType(GraflagException.class, () -> read(text));
  }

  private GraflagException assertFailure(String text, String problem) throws IOException {
    GraflagException failure = failure(text);
    assertThat(failure).hasMessage(file() + problem);
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_INPUT);
    return failure;
  }
}
