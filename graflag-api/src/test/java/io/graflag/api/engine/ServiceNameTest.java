package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceNameTest {
  private static final String SHORT = "exp__midas__darpa__20260309_143000";

  @Test
  void isTheExperimentWhereSwarmAcceptsIt() {
    assertThat(ServiceName.ofRun(SHORT)).isEqualTo(SHORT);
    assertThat(ServiceName.ofEvaluation(SHORT)).isEqualTo("eval__" + SHORT);
  }

  @Test
  void isADigestWhereTheExperimentHasADot() {
    // sha256sum of exp__gad.net__darpa__20260309_143000
    assertThat(ServiceName.ofRun("exp__gad.net__darpa__20260309_143000"))
        .isEqualTo("exp-d2fe7b0647f279ea747f");
  }

  @Test
  void isADigestWhereTheNameWouldBeTooLong() {
    String longest = "exp__midas__" + "d".repeat(34) + "__20260309_143000";
    assertThat(longest).hasSize(63);
    assertThat(ServiceName.ofRun(longest)).isEqualTo(longest);
    assertThat(ServiceName.ofRun("x" + longest)).matches("exp-[0-9a-f]{20}");
    assertThat(ServiceName.ofEvaluation(longest)).matches("eval-[0-9a-f]{20}");
  }
}
