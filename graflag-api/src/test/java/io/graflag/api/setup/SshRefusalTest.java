package io.graflag.api.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SshRefusalTest {
  private static GraflagException refusal(String errors) {
    return new SshRefusal("10.0.0.3", "root@10.0.0.3", errors).exception();
  }

  @Test
  void namesTheLineOfAChangedKey() {
    GraflagException refusal =
        refusal(
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n"
                + "Offending ED25519 key in /root/.ssh/known_hosts:3\r\n"
                + "Host key for 10.0.0.3 has changed and you have requested strict checking.\r\n"
                + "Host key verification failed.\r\n");
    assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(refusal).hasMessageContaining("has changed. Offending ED25519 key in /root/.ssh");
    assertThat(refusal).hasMessageEndingWith("known_hosts:3.");
    assertThat(refusal.hint().orElseThrow()).contains("ssh-keygen -R 10.0.0.3");
  }

  @Test
  void saysHowAnUnknownKeyBecomesKnown() {
    GraflagException refusal =
        refusal(
            "No ED25519 host key is known for 10.0.0.3 and you have requested strict checking.\r\n"
                + "Host key verification failed.\r\n");
    assertThat(refusal).hasMessageContaining("No ED25519 host key is known");
    assertThat(refusal.hint().orElseThrow()).contains("ssh-keyscan 10.0.0.3 >> ~/.ssh/known_hosts");
  }

  @Test
  void saysHowAWorkerComesToTrustTheManager() {
    assertThat(refusal("root@10.0.0.3: Permission denied (publickey).").hint().orElseThrow())
        .contains("ssh-copy-id root@10.0.0.3");
  }

  @Test
  void saysWhatHasToWorkWhereNothingElseIsKnown() {
    GraflagException refusal = refusal("ssh: connect to host 10.0.0.3 port 22: timed out");
    assertThat(refusal).hasMessageEndingWith("port 22: timed out.");
    assertThat(refusal.hint().orElseThrow()).contains("ssh root@10.0.0.3 docker info");
  }

  @ParameterizedTest
  @EnumSource(HostKeyChecking.class)
  void acceptsNoChangedKeyWhateverIsConfigured(HostKeyChecking checking) {
    Node worker = Node.worker(new FakeNodes(), HostAddress.parse("10.0.0.3"), "root", checking);
    assertThat(worker.way()).doesNotContain("StrictHostKeyChecking=no");
  }
}
