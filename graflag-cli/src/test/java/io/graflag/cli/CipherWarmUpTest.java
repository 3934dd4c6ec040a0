package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class CipherWarmUpTest {

  @Test
  void goesThroughAllItsCalls() {
    assertThatCode(CipherWarmUp::encryptAndDecrypt).doesNotThrowAnyException();
  }
}
