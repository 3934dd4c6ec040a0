package io.graflag.core.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterNamesTest {
  @Test
  void areThoseOfTheListThatAreSet() {
    Map<String, String> variables =
        Map.of("_LR", "1", "_CE_CONDA", "", "_GPU", "0", "GRAFLAG_PARAMS", "_GPU, _LR,_GONE,");
    assertThat(ParameterNames.of(variables)).containsExactly("_GPU", "_LR");
    assertThat(ParameterNames.list(variables)).isEqualTo("_GPU,_LR");
  }

  @Test
  void areAllThatLookLikeOneWithoutAList() {
    Map<String, String> variables = Map.of("_b", "1", "_B", "2", "_", "x", "__X", "x", "_1", "x");
    assertThat(ParameterNames.of(variables)).containsExactly("_B", "_b");
  }

  @Test
  void tellWhatTheListNamesInVainAndWhatItLeavesOut() {
    Map<String, String> variables =
        Map.of("_LR", "1", "_B", "2", "_A", "", "__X", "", "GRAFLAG_PARAMS", "_GONE,_LR, LR,,");
    assertThat(ParameterNames.missing(variables)).containsExactly("_GONE", "LR");
    assertThat(ParameterNames.unlisted(variables)).containsExactly("_A", "_B");
    assertThat(ParameterNames.missing(Map.of("_B", "1"))).isEmpty();
    assertThat(ParameterNames.unlisted(Map.of("_B", "1"))).isEmpty();
  }

  @Test
  void areNoneWhereTheListIsEmpty() {
    assertThat(ParameterNames.of(Map.of("_CE_M", "", "GRAFLAG_PARAMS", ""))).isEmpty();
    assertThat(ParameterNames.list(Map.of("A", "1"))).isEmpty();
  }

  @Test
  void neverIncludeWhatIsNoParameter() {
    Map<String, String> variables = Map.of("DATA", "d", "__X", "x", "GRAFLAG_PARAMS", "DATA,__X");
    assertThat(ParameterNames.of(variables)).isEmpty();
  }
}
