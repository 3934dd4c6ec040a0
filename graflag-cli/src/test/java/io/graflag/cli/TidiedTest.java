package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.Leftover;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TidiedTest {
  private static final Leftover STUCK =
      new Leftover("exp__a", "failed", true, false, "It could not be removed: Docker is down.");
  private static final Leftover GONE = new Leftover("exp__b", "failed", true, true, "");
  private static final Leftover KEPT =
      new Leftover("exp__c", "running", false, false, "It is not over.");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintWriter(out, true, StandardCharsets.UTF_8),
          new PrintWriter(out, true, StandardCharsets.UTF_8),
          out,
          false,
          100);

  private int show(boolean applied, boolean json, Leftover... found) {
    return new Tidied("service", List.of(found), applied).show(terminal, json);
  }

  @Test
  void isAFailureWhereAnythingResisted() {
    assertThat(show(true, false, GONE, STUCK, KEPT)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("exp__a +failed +failed +It could not be removed: Docker is down.")
        .containsPattern("exp__b +failed +removed")
        .containsPattern("exp__c +running +kept");
  }

  @Test
  void isAFailureForProgramsToo() {
    assertThat(show(true, true, STUCK)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"removed\": false");
  }

  @Test
  void isDoneWhereAllIsGoneThatMay() {
    assertThat(show(true, false, GONE, KEPT)).isZero();
    assertThat(show(false, false, STUCK)).isZero();
  }
}
