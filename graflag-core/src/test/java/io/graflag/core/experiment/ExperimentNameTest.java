package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentNameTest {
  @Test
  void isMadeOfMethodDatasetAndTime() {
    ExperimentName name =
        new ExperimentName(
            MethodName.parse("bond_scan"),
            DatasetName.parse("gen-100"),
            LocalDateTime.of(2026, 3, 9, 4, 5, 6, 999_000_000));
    assertThat(name).hasToString("exp__bond_scan__gen-100__20260309_040506");
    assertThat(ExperimentName.parse(name.value())).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "exp",
        "exp__a__b",
        "exp__a__b__20260309",
        "exp__a__b__20260309_1430",
        "exp__a__b__20260309_143060",
        "exp__a__b__20260230_143000",
        "exp__a__b__+120260309_143000",
        "exp__a__b__-0260309_143000",
        "exp__a__b__20260309_143000\n",
        "exp__a__b__20260309_143000__x",
        "exp__A__b__20260309_143000",
        "exp__..__b__20260309_143000",
        "exp__a/b__c__20260309_143000",
        "../exp__a__b__20260309_143000",
        "Exp__a__b__20260309_143000",
        "exp__a;rm -rf__b__20260309_143000",
        "exp__a__b__٢٠٢٦٠٣٠٩_١٤٣٠٠٠"
      })
  void refusesWhatIsNoName(String name) {
    assertThat(ExperimentName.find(name)).isEmpty();
    assertThatThrownBy(() -> ExperimentName.parse(name))
        .hasMessage(Json.quoted(name) + " is not the name of an experiment.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "20260309_143000,20260309_143001",
    "20260309_143059,20260309_143100",
    "20260309_145959,20260309_150000",
    "20260309_235959,20260310_000000",
    "20261231_235959,20270101_000000",
    "20240228_235959,20240229_000000"
  })
  void takesTheNextSecond(String time, String next) {
    assertThat(ExperimentName.parse("exp__a__b__" + time).next()).hasToString("exp__a__b__" + next);
  }

  @Test
  void sortsByTimeFirst() {
    ExperimentName older = ExperimentName.parse("exp__z__z__20260309_143000");
    ExperimentName newer = ExperimentName.parse("exp__a__a__20260309_143001");
    ExperimentName other = ExperimentName.parse("exp__a__b__20260309_143001");
    assertThat(List.of(other, newer, older).stream().sorted()).containsExactly(older, newer, other);
  }
}
