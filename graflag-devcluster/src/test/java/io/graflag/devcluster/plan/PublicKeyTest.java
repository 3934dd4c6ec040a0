package io.graflag.devcluster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {
  static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMT2XcaCjBqU3vju9XOP4/ywalT8jiQu1yo9+jLCqr3";

  @TempDir Path folder;

  @Test
  void readsWhatSshKeygenWrites() throws IOException {
    assertThat(PublicKey.read(file(KEY + " me@home\n"))).hasToString(KEY);
  }

  @Test
  void refusesAPrivateKeyByName() throws IOException {
    Path file = file("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n");
    assertThatThrownBy(() -> PublicKey.read(file))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("it is a private key")
        .hasMessageNotContaining("b3Blbn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "ssh-ed25519 !!!!",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIGMT2XcaCjBqU3vju9XOP4/ywalT8jiQu1yo9+jLCqr3",
        "command=\"id\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMT2Xca",
        KEY + "\n" + KEY
      })
  void refusesWhatIsNotOneKey(String text) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> PublicKey.read(file))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("is not used as a public key");
  }

  @Test
  void saysHowToMakeAKeyThatIsMissing() {
    assertThatThrownBy(() -> PublicKey.read(folder.resolve("none.pub")))
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
              assertThat(e.hint())
                  .hasValueSatisfying(hint -> assertThat(hint).contains("ssh-keygen"));
            });
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("key.pub"), text);
  }
}
