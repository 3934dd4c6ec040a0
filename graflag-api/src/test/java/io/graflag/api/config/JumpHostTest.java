package io.graflag.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JumpHostTest {

  @Test
  void readsUserMachineAndPort() {
    assertThat(JumpHost.parse("ada@gate.example.org:2222"))
        .isEqualTo(new JumpHost(Optional.of("ada"), HostAddress.parse("gate.example.org"), 2222));
    assertThat(JumpHost.parse("10.0.0.9"))
        .isEqualTo(new JumpHost(Optional.empty(), HostAddress.parse("10.0.0.9"), 22));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@gate", "a@b@c", "gate:", "gate:0", "gate:65536", "-o@gate", "a b"})
  void refusesWhatNamesNoMachine(String text) {
    assertThatThrownBy(() -> JumpHost.parse(text))
        .hasFieldOrPropertyWithValue("kind", Kind.INVALID_INPUT);
  }
}
