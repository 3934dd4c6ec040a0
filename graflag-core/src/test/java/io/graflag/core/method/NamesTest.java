package io.graflag.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"midas", "bond_dominant", "a", "7", "uci-v1.2", "a_b-c.d"})
  void acceptsWordsWithSingleSeparators(String name) {
    assertThat(MethodName.parse(name)).hasToString(name);
    assertThat(DatasetName.parse(name)).hasToString(name);
    assertThat(MethodName.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../..",
        "a/b",
        "a\\b",
        "a;b",
        "a b",
        " a",
        "a\n",
        "a\u0000b",
        "\u001b[2J",
        "a__b",
        "a_",
        "-a",
        "_a",
        ".a",
        "a..b",
        "a.-b",
        "$HOME",
        "`id`",
        "ä",
        "a%2fb",
        "٣"
      })
  void refusesAHostileNameAndShowsItHarmlessly(String name) {
    assertThat(MethodName.isValid(name)).isFalse();
    assertThat(DatasetName.isValid(name)).isFalse();
    assertThatThrownBy(() -> MethodName.parse(name))
        .hasMessage(Json.quoted(name) + " is not the name of a method.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
    assertThatThrownBy(() -> DatasetName.parse(name))
        .hasMessage(Json.quoted(name) + " is not the name of a dataset.");
  }

  @Test
  void keepsControlCharactersOutOfTheMessage() {
    assertThatThrownBy(() -> MethodName.parse("\u001b]0;x\u0007\u009b"))
        .hasMessage("\"\\u001B]0;x\\u0007\\u009b\" is not the name of a method.");
  }

  @ParameterizedTest
  @CsvSource({"TADDY,taddy", "Bond_AnomalyDAE,bond_anomalydae", "UCI-I,uci-i"})
  void lowersUpperCase(String given, String lower) {
    assertThat(MethodName.parse(given).value()).isEqualTo(lower);
    assertThat(new DatasetName(given).value()).isEqualTo(lower);
    assertThat(MethodName.isValid(given)).as("as the name of a directory").isFalse();
  }

  @Test
  void acceptsAHundredCharactersAndNoMore() {
    assertThat(MethodName.parse("a".repeat(100)).value()).hasSize(100);
    assertThatThrownBy(() -> MethodName.parse("a".repeat(101)))
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> assertThat(e.hint().orElseThrow()).contains("at most 100 characters"));
  }

  @Test
  void sortsByName() {
    assertThat(MethodName.parse("a")).isLessThan(MethodName.parse("b"));
    assertThat(DatasetName.parse("b")).isGreaterThan(DatasetName.parse("a"));
  }
}
