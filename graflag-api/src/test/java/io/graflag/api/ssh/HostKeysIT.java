package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a machine is let pass for the one it says it is. */
@ExtendWith(SshServer.Extension.class)
class HostKeysIT {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("ssh/known_hosts");
  }

  private SshAccount account(SshServer server, HostKeyChecking checking) {
    SshAccount usual = server.account();
    return new SshAccount(
        usual.host(),
        usual.port(),
        usual.user(),
        usual.key(),
        checking,
        file(),
        Optional.empty(),
        Optional.empty(),
        PassphraseSource.none());
  }

  private void connect(SshServer server, HostKeyChecking checking) {
    try (Shell shell = RemoteShell.to(account(server, checking))) {
      assertThat(shell.run(Argv.of("true")).succeeded()).isTrue();
    }
  }

  private void known(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
  }

  private static String line(SshServer server, String key) {
    return "[127.0.0.1]:" + server.port() + " " + key;
  }

  private String otherKey(String type) throws Exception {
    Path key = folder.resolve("other_" + type);
    SshServer.keygen(key, type, "");
    String[] words = Files.readString(Path.of(key + ".pub")).split(" ");
    return words[0] + " " + words[1];
  }

  @Test
  void remembersANewMachineOnce(SshServer server) throws IOException {
    connect(server, HostKeyChecking.ACCEPT_NEW);
    connect(server, HostKeyChecking.ACCEPT_NEW);
    connect(server, HostKeyChecking.STRICT);
    assertThat(file()).hasContent(line(server, server.hostKey("ed25519")) + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void addsToTheEndAndTouchesNothingElse(SshServer server) throws IOException {
    String before = "# mine\r\n@weird line\nhost.example ssh-ed25519 broken";
    known(before);
    connect(server, HostKeyChecking.ACCEPT_NEW);
    assertThat(file()).hasContent(before + "\n" + line(server, server.hostKey("ed25519")) + "\n");
  }

  @Test
  void refusesAnUnknownMachineWhereThatIsWanted(SshServer server) {
    assertThatThrownBy(() -> connect(server, HostKeyChecking.STRICT))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageContainingAll("is not known: ssh-ed25519 SHA256:", file().toString());
    assertThat(file()).doesNotExist();
  }

  @Test
  void storesNothingWhereCheckingIsOff(SshServer server) {
    connect(server, HostKeyChecking.OFF);
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void refusesAChangedKeyWhateverIsConfigured(HostKeyChecking checking, SshServer server)
      throws Exception {
    String text = "# mine\n" + line(server, otherKey("ed25519")) + "\n";
    known(text);
    String removal = "ssh-keygen -f " + file() + " -R '[127.0.0.1]:" + server.port() + "'";
    assertThatThrownBy(() -> connect(server, checking))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageContainingAll("has changed", file() + ":2 has ssh-ed25519 SHA256:")
        .extracting(e -> ((GraflagException) e).hint().orElseThrow())
        .asString()
        .endsWith(removal);
    assertThat(file()).hasContent(text);
  }

  @Test
  void takesAKnownHostWithAKeyOfAnotherKindForChanged(SshServer server) throws Exception {
    known(line(server, otherKey("ecdsa")) + "\n");
    assertThatThrownBy(() -> connect(server, HostKeyChecking.ACCEPT_NEW))
        .hasMessageContaining("has changed");
  }

  @Test
  void asksForTheKindOfKeyThatIsKnown(@TempDir Path own) throws Exception {
    try (SshServer server = SshServer.start(own, "", "ed25519", "ecdsa", "rsa")) {
      for (String type : new String[] {"rsa", "ecdsa", "ed25519"}) {
        known(line(server, server.hostKey(type)) + "\n");
        connect(server, HostKeyChecking.STRICT);
      }
    }
  }

  @Test
  void understandsHashedNames(SshServer server) throws Exception {
    known(line(server, server.hostKey("ed25519")) + "\n");
    Process hash =
        new ProcessBuilder("ssh-keygen", "-H", "-f", file().toString())
            .redirectErrorStream(true)
            .start();
    hash.getInputStream().readAllBytes();
    assertThat(hash.waitFor()).isZero();
    assertThat(file()).content().startsWith("|1|");
    connect(server, HostKeyChecking.STRICT);
    known(Files.readString(file()).replaceAll(" ssh-.*", " " + otherKey("ed25519")));
    assertThatThrownBy(() -> connect(server, HostKeyChecking.OFF))
        .hasMessageContaining("has changed");
  }

  @ParameterizedTest
  @EnumSource
  void refusesARevokedKey(HostKeyChecking checking, SshServer server) throws IOException {
    known("@revoked * " + server.hostKey("ed25519") + "\n");
    assertThatThrownBy(() -> connect(server, checking)).hasMessageContaining("is revoked by ");
  }
}
