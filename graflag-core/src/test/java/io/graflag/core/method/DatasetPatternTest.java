package io.graflag.core.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetPatternTest {
  @ParameterizedTest
  @CsvSource({
    "uci,uci",
    "toy_*,toy_",
    "toy_*,toy_small",
    "*,anything",
    "*_gen_*,bond_gen_100",
    "b*d*y,bond_disney",
    "UCI,uci",
    "a.b,a.b",
    "**,x"
  })
  void fits(String glob, String dataset) {
    assertThat(new DatasetPattern(glob).matches(dataset)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"uci,uci2", "uci,my_uci", "toy_*,toy", "a.b,axb", "[a-z]*,uci", "u?i,uci", "*x,xy"})
  void doesNotFit(String glob, String dataset) {
    assertThat(new DatasetPattern(glob).matches(dataset)).isFalse();
  }

  @Test
  void splitsAListAtCommasAndDropsBlankParts() {
    assertThat(DatasetPattern.parseList(" toy, toy_* ,,uci,"))
        .extracting(DatasetPattern::glob)
        .containsExactly("toy", "toy_*", "uci");
  }

  @Test
  void admitsEveryDatasetWhereNoneIsListed() {
    assertThat(DatasetPattern.anyMatches(DatasetPattern.parseList(" "), "uci")).isTrue();
  }

  @Test
  void admitsOnlyWhatOnePatternFits() {
    List<DatasetPattern> patterns = DatasetPattern.parseList("toy,uci*");
    assertThat(DatasetPattern.anyMatches(patterns, "uci_msg")).isTrue();
    assertThat(DatasetPattern.anyMatches(patterns, "darpa")).isFalse();
  }
}
