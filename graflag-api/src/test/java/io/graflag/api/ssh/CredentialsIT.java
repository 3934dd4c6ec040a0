package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which keys an account gets in, and what is said where it does not. */
@ExtendWith(SshServer.Extension.class)
class CredentialsIT {
  private static final String SECRET = "open s\u00e9same";

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();

  private PassphraseSource knows(String passphrase) {
    return key -> {
      asked.incrementAndGet();
      return Optional.of(passphrase.toCharArray());
    };
  }

  private Path key(SshServer server, String type, String passphrase, String... more)
      throws Exception {
    Path key = folder.resolve("key");
    SshServer.keygen(key, type, passphrase, more);
    server.authorize(key);
    return key;
  }

  private static void connect(SshServer server, Path key, PassphraseSource passphrases) {
    try (Shell shell =
        RemoteShell.to(server.account(key, HostKeyChecking.ACCEPT_NEW, passphrases))) {
      assertThat(shell.run(Argv.of("true")).succeeded()).isTrue();
      OutputStream output = OutputStream.nullOutputStream();
      shell.stream(Argv.of("true"), InputStream.nullInputStream(), output, line -> {});
    }
  }

  @ParameterizedTest
  @CsvSource({"ed25519,RFC4716", "ecdsa,RFC4716", "ecdsa,PEM", "rsa,RFC4716", "rsa,PEM"})
  void takesEveryKindOfKey(String type, String format, SshServer server) throws Exception {
    connect(server, key(server, type, "", "-m", format), PassphraseSource.none());
  }

  @ParameterizedTest
  @CsvSource({"ed25519,RFC4716", "ecdsa,RFC4716", "rsa,RFC4716", "rsa,PEM"})
  void asksOnceForThePassphrase(String type, String format, SshServer server) throws Exception {
    connect(server, key(server, type, SECRET, "-m", format), knows(SECRET));
    assertThat(asked).as("for two connections").hasValue(1);
  }

  @Test
  void saysThatThePassphraseIsWrong(SshServer server) throws Exception {
    Path key = key(server, "ed25519", SECRET);
    assertThatThrownBy(() -> connect(server, key, knows("guess")))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessage("The passphrase does not open the key " + key + ".");
    assertThatThrownBy(() -> connect(server, key, PassphraseSource.none()))
        .hasMessage("The key " + key + " needs a passphrase.");
  }

  @Test
  void saysWhatIsWrongWithTheFileOfTheKey(SshServer server) throws Exception {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> connect(server, none, PassphraseSource.none()))
        .hasMessageContainingAll(none.toString(), "does not exist");
    Path text = Files.writeString(folder.resolve("text"), "Dear diary\n");
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> connect(server, text, PassphraseSource.none()))
        .hasMessageContaining("is no private key");
    Path open = key(server, "ed25519", "");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> connect(server, open, PassphraseSource.none()))
        .hasMessageContaining("can be read by others");
  }

  @Test
  void saysWhichKeysTheServerRefused(SshServer server) throws Exception {
    Path stranger = folder.resolve("stranger");
    SshServer.keygen(stranger, "ed25519", "");
    assertThatThrownBy(() -> connect(server, stranger, PassphraseSource.none()))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessageContainingAll("does not let us in", stranger + " (ssh-ed25519 SHA256:")
        .extracting(e -> ((GraflagException) e).hint().orElseThrow())
        .asString()
        .contains("ssh-copy-id -i " + stranger + ".pub -p " + server.port());
  }

  @Test
  void usesAnAgent(SshServer server) throws Exception {
    try (Agent agent = Agent.start(folder.resolve("agent"))) {
      Path key = key(server, "ed25519", "");
      agent.give(key);
      Files.delete(key);
      assertThat(enters(server, Optional.of(key), agent.socket())).isTrue();
      assertThat(enters(server, Optional.empty(), agent.socket())).isTrue();
    }
  }

  @Test
  void leavesALockedKeyToTheAgentThatHoldsIt(SshServer server) throws Exception {
    try (Agent agent = Agent.start(folder.resolve("agent"))) {
      Path key = key(server, "ed25519", "");
      agent.give(key);
      Process lock =
          new ProcessBuilder("ssh-keygen", "-q", "-p", "-N", SECRET, "-f", key.toString()).start();
      assertThat(lock.waitFor()).isZero();
      assertThat(enters(server, Optional.of(key), agent.socket())).isTrue();
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void entersWithAKeyOfTheAgentThoughTheNamedOneCannotBeUsed(SshServer server) throws Exception {
    try (Agent agent = Agent.start(folder.resolve("agent"))) {
      agent.give(key(server, "ed25519", ""));
      Path locked = folder.resolve("locked");
      SshServer.keygen(locked, "ed25519", SECRET);
      assertThat(enters(server, Optional.of(locked), agent.socket())).isTrue();
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(enters(server, Optional.of(locked), agent.socket())).isTrue();
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void asksForThePassphraseOnceTheKeysOfTheAgentWereRefused(SshServer server) throws Exception {
    try (Agent agent = Agent.start(folder.resolve("agent"))) {
      Path stranger = folder.resolve("stranger");
      SshServer.keygen(stranger, "ed25519", "");
      agent.give(stranger);
      Path locked = key(server, "ed25519", SECRET);
      assertThat(enters(server, Optional.of(locked), agent.socket())).isTrue();
      assertThat(asked).hasValue(1);
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rw-r--r--"));
      assertThatThrownBy(() -> enters(server, Optional.of(locked), agent.socket()))
          .hasMessageContainingAll("takes no key of the agent", "can be read by others");
    }
  }

  @Test
  void waitsNoLongerThanItsLimitForAnAgentThatDoesNotAnswer(SshServer server) throws Exception {
    Path socket = folder.resolve("agent");
    try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      SshAccount account = with(server, server.account().key(), socket);
      Shell shell = RemoteShell.to(account);
      assertThatThrownBy(() -> shell.run(Argv.of("true"), new byte[0], Duration.ofMillis(500)))
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .satisfies(e -> assertThat(((GraflagException) e).hint().get()).contains("ssh-agent"));
      CompletableFuture.runAsync(shell::close).get(5, TimeUnit.SECONDS);
    }
  }

  private SshAccount with(SshServer server, Optional<Path> key, Path agent) {
    return server.account(
        server.port(), key, HostKeyChecking.ACCEPT_NEW, Optional.of(agent), knows(SECRET));
  }

  private boolean enters(SshServer server, Optional<Path> key, Path agent) {
    try (Shell shell = RemoteShell.to(with(server, key, agent))) {
      return shell.run(Argv.of("true")).succeeded();
    }
  }

  /** An ssh-agent of the test. */
  private record Agent(Process process, Path socket) implements AutoCloseable {
    static Agent start(Path socket) throws Exception {
      Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
      agent.inputReader().readLine(); // it says where it listens once it does
      return new Agent(agent, socket);
    }

    void give(Path key) throws Exception {
      ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().waitFor()).isZero();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  @Test
  void goesWithoutAnAgentThatIsGone(SshServer server) throws Exception {
    Path key = key(server, "ed25519", "");
    assertThat(enters(server, Optional.of(key), folder.resolve("no-agent"))).isTrue();
  }
}
