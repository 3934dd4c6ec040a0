package io.graflag.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @TempDir Path directory;

  record Measured(double peakMemoryMb, float gpu0Share, Double mean, Float worst) {}

  record Maybe(
      Optional<String> text,
      OptionalDouble real,
      OptionalInt whole,
      OptionalLong large,
      Optional<OptionalInt> nested) {}

  record Moments(OffsetDateTime startedAt, Duration execTime, Path expPath, ExperimentState now) {}

  @Test
  void writesRecordsInSnakeCase() {
    assertThat(Json.line(new Measured(1.5, 0.25f, 2.0, 3f)))
        .isEqualTo("{\"peak_memory_mb\":1.5,\"gpu0_share\":0.25,\"mean\":2.0,\"worst\":3.0}");
  }

  @Test
  void writesNonFiniteNumbersOfEveryTypeAsNull() {
    Measured none = new Measured(Double.NaN, Float.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0f);
    assertThat(Json.line(none))
        .isEqualTo("{\"peak_memory_mb\":null,\"gpu0_share\":null,\"mean\":null,\"worst\":0.0}");
    assertThat(Json.line(new double[] {1, Double.NaN, -0.0})).isEqualTo("[1.0,null,-0.0]");
    assertThat(Json.line(List.of(Double.NaN, Float.NaN))).isEqualTo("[null,null]");
  }

  @Test
  void writesAnOptionalAsItsValue() {
    Maybe all =
        new Maybe(
            Optional.of("a"),
            OptionalDouble.of(0.5),
            OptionalInt.of(7),
            OptionalLong.of(1L << 40),
            Optional.of(OptionalInt.of(1)));
    assertThat(Json.line(all))
        .isEqualTo(
            "{\"text\":\"a\",\"real\":0.5,\"whole\":7,\"large\":1099511627776,\"nested\":1}");
  }

  @Test
  void writesAnEmptyOptionalAsNull() {
    Maybe none =
        new Maybe(
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            Optional.empty());
    assertThat(Json.line(none))
        .isEqualTo("{\"text\":null,\"real\":null,\"whole\":null,\"large\":null,\"nested\":null}");
  }

  @Test
  void writesMomentsDurationsAndPathsAsText() {
    OffsetDateTime time = OffsetDateTime.parse("2026-03-09T14:30:01.25+01:00");
    Moments moments =
        new Moments(time, Duration.ofMillis(1500), Path.of("/a b"), ExperimentState.RUNNING);
    assertThat(Json.line(moments))
        .isEqualTo(
            "{\"started_at\":\"2026-03-09T14:30:01.250000+01:00\",\"exec_time\":\"PT1.5S\","
                + "\"exp_path\":\"/a b\",\"now\":\"running\"}");
  }

  @Test
  void writesEnumsInTheirOwnWordsAlsoAsKeys() {
    assertThat(Json.line(Map.of(FailureReason.OOM_KILLED, FailureReason.EXIT_CODE)))
        .isEqualTo("{\"oom_killed\":\"exit_code\"}");
  }

  @Test
  void keepsTheKeysOfMapsAsTheyAre() {
    assertThat(Json.line(Map.of("maxEpoch_X", 1))).isEqualTo("{\"maxEpoch_X\":1}");
  }

  @Test
  void indentsObjectsAndListsByTwo() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", 1);
    json.put("list", List.of("x", Map.of("b", 2)));
    json.put("none", List.of());
    json.put("empty", Map.of());
    assertThat(Json.pretty(json))
        .isEqualTo(
            """
            {
              "a": 1,
              "list": [
                "x",
                {
                  "b": 2
                }
              ],
              "none": [],
              "empty": {}
            }""");
  }

  @Test
  void endsAFileWithALineEnd() throws IOException {
    Path file = directory.resolve("a.json");
    Json.write(file, Map.of("name", "é"));
    assertThat(Files.readString(file)).isEqualTo("{\n  \"name\": \"é\"\n}\n");
  }

  @Test
  void readsTheBareWordsOfTheOriginal() throws IOException {
    JsonObject json = read("{\"a\": NaN, \"b\": [Infinity, -Infinity], \"c\": null}");
    assertThat(json.values().get("a")).isEqualTo(Double.NaN);
    assertThat(json.list("b")).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(json.values()).containsEntry("c", null);
  }

  @Test
  void readsWholeNumbersOfAnySizeExactly() throws IOException {
    JsonObject json = read("{\"a\": 9007199254740993, \"b\": 18446744073709551616}");
    assertThat(json.wholeNumber("a")).contains(9007199254740993L);
    assertThat(json.values().get("b")).hasToString("18446744073709551616");
  }

  @Test
  void namesLineAndColumnOfAGrammarError() {
    assertThatThrownBy(() -> read("{\n  \"a\": 1,\n  \"b\": oops\n}"))
        .isInstanceOf(GraflagException.class)
        .hasMessageStartingWith(file() + " is not valid JSON at line 3, column 8: ")
        .hasMessageContaining("Unrecognized token 'oops'")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\": [1, 2",
        "{\"a\": {\"b\": [",
        "{\"a\": \"x",
        "{\"a\": 1,",
        "{\"a\": -",
        "{\"a\": \"\\"
      })
  void saysOfAFileThatWasCutOffThatItEndsInTheMiddle(String text) {
    assertThatThrownBy(() -> read(text))
        .hasMessageMatching(
            "\\Q"
                + file()
                + "\\E is not valid JSON at line 1, column \\d+: it ends in the middle.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "[1]", "1", "null"})
  void refusesAFileThatHoldsNoObject(String text) {
    assertThatThrownBy(() -> read(text)).hasMessage(file() + " holds no JSON object.");
  }

  @Test
  void refusesWhatFollowsTheObject() {
    assertThatThrownBy(() -> read("{\"a\": 1}\n {}"))
        .hasMessage(file() + ": line 2, column 2: something follows the JSON object.");
  }

  @Test
  void saysThatAFileDoesNotExist() {
    Path missing = directory.resolve("missing.json");
    assertThatThrownBy(() -> Json.read(missing))
        .hasMessage("Cannot read " + missing + ": it does not exist.")
        .extracting("kind")
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void refusesADirectoryAsAStorageError() {
    assertThatThrownBy(() -> Json.read(directory))
        .hasMessageContaining("it is no regular file")
        .extracting("kind")
        .isEqualTo(Kind.STORAGE);
  }

  @Test
  void escapesEveryCharacterThatCouldSteerATerminal() {
    assertThat(Json.quoted("a\u001b[2J\u0007\n\"\u007f\u009b\u202eß"))
        .isEqualTo("\"a\\u001B[2J\\u0007\\n\\\"\\u007f\\u009b\\u202eß\"");
  }

  @Test
  void shortensALongQuote() {
    assertThat(Json.quoted("x".repeat(200))).hasSize(202);
    assertThat(Json.quoted("x".repeat(20_000_000))).hasSize(205).endsWith("x...\"");
  }

  @Test
  void writesListsWithMissingValues() {
    assertThat(Json.line(Arrays.asList(1, null))).isEqualTo("[1,null]");
  }

  private Path file() {
    return directory.resolve("a.json");
  }

  private JsonObject read(String text) throws IOException {
    return Json.read(Files.writeString(file(), text));
  }

  private record Answers(boolean isConnected, int count) {
    public boolean isEmpty() {
      return count == 0;
    }
  }

  @Test
  void writesTheComponentsOfARecordAndNothingElseItAnswers() {
    assertThat(Json.line(new Answers(true, 0))).isEqualTo("{\"is_connected\":true,\"count\":0}");
  }
}
