package io.graflag.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonObjectTest {
  private JsonObject json;

  @BeforeEach
  void read(@TempDir Path directory) throws IOException {
    String text =
        """
        {"text": "a", "flag": true, "whole": 3, "real": 2.5, "huge": 5000000000, "none": null,
         "bad": NaN, "list": [1, "b"], "inner": {"deep": {"word": 1}},
         "moment": "2026-03-09T14:30:00.5+01:00", "local": "2026-03-09T14:30:00"}
        """;
    json = new JsonObject("f.json", "$", Json.read(write(directory, text)).values());
  }

  @Test
  void readsEachKindOfValue() {
    assertThat(json.text("text")).contains("a");
    assertThat(json.flag("flag")).contains(true);
    assertThat(json.wholeNumber("whole")).contains(3L);
    assertThat(json.integer("whole")).contains(3);
    assertThat(json.number("whole")).contains(3.0);
    assertThat(json.number("real")).contains(2.5);
    assertThat(json.list("list")).containsExactly(1, "b");
  }

  @Test
  void takesNullLikeAnAbsentKey() {
    assertThat(json.text("none")).isEmpty();
    assertThat(json.number("none")).isEmpty();
    assertThat(json.object("none")).isEmpty();
    assertThat(json.list("none")).isEmpty();
    assertThat(json.moment("absent")).isEmpty();
  }

  @Test
  void namesFileAndPathOfAMissingKey() {
    JsonObject deep = json.object("inner").orElseThrow().object("deep").orElseThrow();
    assertThatThrownBy(() -> deep.requiredText("name"))
        .hasMessage("f.json: $.inner.deep.name is missing.");
    assertThatThrownBy(() -> json.requiredInteger("none")).hasMessage("f.json: $.none is missing.");
  }

  @Test
  void namesBothSidesOfAMismatch() {
    assertMessage(j -> j.text("whole"), "$.whole should be a string but is 3.");
    assertMessage(j -> j.flag("text"), "$.text should be true or false but is \"a\".");
    assertMessage(j -> j.number("text"), "$.text should be a number but is \"a\".");
    assertMessage(j -> j.wholeNumber("real"), "$.real should be a whole number but is 2.5.");
    assertMessage(j -> j.wholeNumber("bad"), "$.bad should be a whole number but is NaN.");
    assertMessage(j -> j.object("list"), "$.list should be an object but is [1,\"b\"].");
    assertMessage(j -> j.list("inner"), "$.inner should be a list but is {\"deep\":{\"word\":1}}.");
    assertMessage(
        j -> j.moment("text"),
        "$.text should be a moment like 2026-03-09T14:30:00+00:00 but is \"a\".");
  }

  @Test
  void refusesAWholeNumberThatFitsNoInt() {
    assertThat(json.wholeNumber("huge")).contains(5_000_000_000L);
    assertMessage(
        j -> j.integer("huge"),
        "$.huge should be a whole number of at most 32 bits but is 5000000000.");
  }

  @Test
  void readsAMomentWithItsOffset() {
    assertThat(json.moment("moment")).contains(OffsetDateTime.parse("2026-03-09T14:30:00.5+01:00"));
  }

  @Test
  void readsAMomentWithoutOffsetAsUtc() {
    assertThat(json.moment("local")).contains(OffsetDateTime.parse("2026-03-09T14:30:00Z"));
  }

  private void assertMessage(Function<JsonObject, Object> look, String message) {
    assertThatThrownBy(() -> look.apply(json)).hasMessage("f.json: " + message);
  }

  private static Path write(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("f.json"), text);
  }
}
