package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIbBZ2Q4yXz3b8m2Y0c3X0m0H5l0m1Zs1Q0m0H5l0m1Z";

  private static KnownHost line(String hosts) {
    return KnownHost.parse(3, hosts + " " + KEY + " a comment").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "node1 node1 true",
        "node1 node2 false",
        "Node1,10.0.0.1 10.0.0.1 true",
        "node? node1 true",
        "*.lab,!bad.lab good.lab true",
        "*.lab,!bad.lab bad.lab false",
        "[node1]:2222 [node1]:2222 true",
        "[node1]:2222 node1 false",
        "node1 [node1]:2222 false",
        "n.de1 node1 false"
      })
  void knowsWhomALineSpeaksOf(String hosts, String name, boolean expected) {
    assertThat(line(hosts).isFor(name)).isEqualTo(expected);
  }

  @Test
  void readsMarkersAndNumbers() {
    KnownHost revoked = line("@revoked *");
    assertThat(revoked.isRevoked()).isTrue();
    assertThat(revoked.line()).isEqualTo(3);
    assertThat(line("@cert-authority *").isPlain()).isFalse();
    assertThat(line("node1").key().type()).isEqualTo("ssh-ed25519");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# node1 ssh-rsa AAAA", "node1", "node1 ssh-rsa", "node1 ssh-rsa ?!"})
  void leavesOutWhatIsNoKey(String text) {
    assertThat(KnownHost.parse(1, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"|1|", "|1|a", "|1|?|?", "|1||"})
  void takesABrokenHashForNobody(String hosts) {
    assertThat(line(hosts).isFor("node1")).isFalse();
  }
}
