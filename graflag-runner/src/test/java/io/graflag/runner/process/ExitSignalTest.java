package io.graflag.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitSignalTest {
  @Test
  void namesTheSignalOfAnExitCode() {
    assertThat(ExitSignal.of(137)).contains(ExitSignal.SIGKILL);
    assertThat(ExitSignal.of(139)).contains(ExitSignal.SIGSEGV);
    assertThat(ExitSignal.of(143)).contains(ExitSignal.SIGTERM);
  }

  @Test
  void takesOtherCodesForCodes() {
    for (int code : new int[] {0, 1, 128, 160, 192, 255}) {
      assertThat(ExitSignal.of(code)).isEmpty();
    }
  }

  @Test
  void tellsRequestsFromFaults() {
    assertThat(ExitSignal.SIGINT.isRequest()).isTrue();
    assertThat(ExitSignal.SIGSEGV.isRequest()).isFalse();
  }
}
