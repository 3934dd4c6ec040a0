package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final String NONE =
      "{\"errors\": [], \"warnings\": [], \"score_digest\": \"00ff\"}";

  @Test
  void findsTheAnswerAmongOtherWords() {
    Verification found = Verification.parse("exp", List.of("Building the image.", NONE, "bye"));
    assertThat(found.experimentName()).isEqualTo("exp");
    assertThat(found.passed()).isTrue();
    assertThat(found.scoreDigest()).contains("00ff");
  }

  @Test
  void failsOnAnErrorOnly() {
    String finding = "{\"check\": \"one_class\", \"message\": \"All are normal.\"}";
    List<Finding> expected = List.of(new Finding("one_class", "All are normal."));
    Verification failed = parsed("{\"errors\": [" + finding + "]}");
    assertThat(failed.passed()).isFalse();
    assertThat(failed.errors()).isEqualTo(expected);
    Verification warned = parsed("{\"warnings\": [" + finding + "]}");
    assertThat(warned.passed()).isTrue();
    assertThat(warned.warnings()).isEqualTo(expected);
  }

  @Test
  void passesOnWhatAnEvaluatorSaysThatCannotAnswer() {
    assertThatThrownBy(() -> Verification.parse("exp", List.of("no such option")))
        .hasMessage("The evaluator said nothing of exp but: no such option")
        .extracting("kind")
        .isEqualTo(Kind.FAILED);
  }

  private static Verification parsed(String line) {
    return Verification.parse("exp", List.of(line));
  }
}
