package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;
  private final Pace pace = new Pace();

  @Test
  void forgetsHowFastItWasLongAgo() {
    pace.bytesPerSecond(0, 0);
    assertThat(pace.bytesPerSecond(SECOND, 1000)).isEqualTo(1000);
    pace.bytesPerSecond(10 * SECOND, 1000);
    assertThat(pace.bytesPerSecond(11 * SECOND, 1100)).isEqualTo(100);
  }

  @Test
  void startsAnewWhereLessIsDone() {
    pace.bytesPerSecond(0, 1000);
    assertThat(pace.bytesPerSecond(SECOND, 500)).isZero();
    assertThat(pace.bytesPerSecond(2 * SECOND, 600)).isEqualTo(100);
  }
}
