package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import org.junit.jupiter.api.Test;

class EvaluationOptionsTest {

  @Test
  void sayNothingToTheEvaluatorUnlessAsked() {
    assertThat(EvaluationOptions.DEFAULT.arguments()).isEmpty();
    assertThat(EvaluationOptions.byRules(1).arguments()).containsExactly("--rules", "1");
  }

  @Test
  void refuseRulesThatDoNotExist() {
    assertThatThrownBy(() -> EvaluationOptions.byRules(3))
        .hasMessage("There are no metric rules 3.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }
}
