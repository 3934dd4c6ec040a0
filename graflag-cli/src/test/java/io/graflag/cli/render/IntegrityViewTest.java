package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.Verification;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.evaluation.Integrity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntegrityViewTest {
  private static final Finding FINDING = new Finding("one_class", "All are " + Screen.HOSTILE);
  private static final String SHOWN = "All are " + Screen.HARMLESS + " (one_class)\n";

  private final Screen screen = new Screen();

  @Test
  void isLoudAboutErrors() {
    show(List.of(FINDING), List.of());
    assertThat(screen.out())
        .isEqualTo("INTEGRITY ERROR: " + SHOWN + "exp: 1 error found; its numbers mean nothing.\n");
  }

  @Test
  void warnsOfWhatHasToBeExplained() {
    show(List.of(), List.of(FINDING, FINDING));
    assertThat(screen.out())
        .startsWith("Integrity warning: " + SHOWN)
        .endsWith("exp: no error, 2 warnings.\n");
  }

  @Test
  void saysThatNothingWasFound() {
    show(List.of(), List.of());
    assertThat(screen.out()).isEqualTo("exp: nothing speaks against its results.\n");
  }

  @Test
  void isSilentInAnEvaluationWhereNothingWasFound() {
    Integrity sound = new Integrity(List.of(), List.of(), Optional.empty());
    IntegrityView.print(screen.terminal(), sound);
    assertThat(screen.out()).isEmpty();
  }

  private void show(List<Finding> errors, List<Finding> warnings) {
    IntegrityView.print(
        screen.terminal(),
        new Verification("exp", errors.isEmpty(), errors, warnings, Optional.empty()));
  }
}
