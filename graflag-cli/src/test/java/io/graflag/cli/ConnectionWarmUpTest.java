package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** What it throws is swallowed where it runs, so that a call that is wrong would not be noticed. */
class ConnectionWarmUpTest {

  @Test
  void goesThroughTheCallsOfKeys() {
    assertThatCode(ConnectionWarmUp::exchangeAndSign).doesNotThrowAnyException();
  }

  @Test
  void goesThroughTheCallsOfCiphers() {
    assertThatCode(ConnectionWarmUp::encryptAndDecrypt).doesNotThrowAnyException();
  }
}
