package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.HostKeyChecking;
import io.graflag.api.config.JumpHost;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SshAccountTest {

  private static SshAccount account(int port, String user) {
    return new SshAccount(
        HostAddress.parse("node1"),
        port,
        user,
        Optional.of(Path.of("/keys/lab")),
        HostKeyChecking.STRICT,
        Path.of("/known"),
        Optional.empty(),
        Optional.empty(),
        PassphraseSource.none());
  }

  @Test
  void namesThePortWhereItIsNotTheUsualOne() {
    assertThat(account(22, "ada").describe()).isEqualTo("ada@node1");
    assertThat(account(2222, "ada").describe()).isEqualTo("ada@node1:2222");
    assertThat(account(22, "ada").knownAs()).isEqualTo("node1");
    assertThat(account(2222, "ada").knownAs()).isEqualTo("[node1]:2222");
  }

  @Test
  void goesThroughAnotherMachineWithTheSameKeys() {
    HostAddress gate = HostAddress.parse("gate");
    SshAccount jump =
        account(22, "ada").through(new JumpHost(Optional.empty(), gate, 23)).jump().orElseThrow();
    assertThat(jump.describe()).isEqualTo("ada@gate:23");
    assertThat(jump.key()).contains(Path.of("/keys/lab"));
    assertThat(jump.checking()).isEqualTo(HostKeyChecking.STRICT);
  }

  @Test
  void needsAManager() {
    Configuration local = Configuration.local(Path.of("/shared"));
    assertThatThrownBy(() -> SshAccount.of(local, Map.of(), PassphraseSource.none()))
        .hasFieldOrPropertyWithValue("kind", Kind.INVALID_INPUT);
  }

  @Test
  void refusesWhatNoAccountCanBe() {
    assertThatThrownBy(() -> account(0, "ada")).isInstanceOf(GraflagException.class);
    assertThatThrownBy(() -> account(22, "-oProxyCommand=x")).isInstanceOf(GraflagException.class);
  }
}
