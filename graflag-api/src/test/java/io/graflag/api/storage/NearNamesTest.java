package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<String> METHODS =
      List.of("degree", "midas", "midas_f", "midas_r", "scan");

  @Test
  void findsATypingErrorAndPutsTheNearestFirst() {
    assertThat(NearNames.near("midaz", METHODS)).first().isEqualTo("midas");
    assertThat(NearNames.near("midas_ff", METHODS)).first().isEqualTo("midas_f");
  }

  @Test
  void findsNamesThatHoldTheWord() {
    assertThat(NearNames.near("gree", METHODS)).containsExactly("degree");
  }

  @Test
  void namesNothingWhereNothingIsNear() {
    assertThat(NearNames.near("transformer", METHODS)).isEmpty();
  }
}
