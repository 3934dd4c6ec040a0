package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.api.config.JumpHost;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way to a manager through another machine. */
@ExtendWith(SshServer.Extension.class)
class JumpHostIT {
  private static final Argv HELLO = Argv.of("echo", "hello");

  @TempDir Path folder;

  private static SshAccount through(SshServer gate, SshServer target) {
    HostAddress here = HostAddress.parse("127.0.0.1");
    return target.account().through(new JumpHost(Optional.empty(), here, gate.port()));
  }

  private SshServer server(String settings) throws Exception {
    return SshServer.start(folder, settings, "ed25519");
  }

  @Test
  void checksBothMachinesAndMovesAnyLength() throws Exception {
    try (SshServer gate = server("");
        SshServer target = server("");
        Shell shell = RemoteShell.to(through(gate, target))) {
      assertThat(shell.run(HELLO).text()).isEqualTo("hello\n");
      byte[] bytes = new byte[20 << 20];
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      shell.stream(Argv.of("cat"), new ByteArrayInputStream(bytes), back, line -> {});
      assertThat(back.toByteArray()).isEqualTo(bytes);
      assertThat(target.knownHosts()).content().isEqualTo(line(gate) + line(target));
    }
  }

  private static String line(SshServer server) throws Exception {
    return "[127.0.0.1]:" + server.port() + " " + server.hostKey("ed25519") + "\n";
  }

  @Test
  void asksOnceForThePassphraseOfBothMachines() throws Exception {
    try (SshServer gate = server("");
        SshServer target = server("")) {
      Path locked = folder.resolve("locked");
      SshServer.keygen(locked, "ed25519", "secret");
      gate.authorize(locked);
      AtomicInteger asked = new AtomicInteger();
      PassphraseSource knows =
          key -> Optional.of(asked.incrementAndGet() > 0 ? "secret".toCharArray() : null);
      SshAccount account = target.account(locked, HostKeyChecking.ACCEPT_NEW, knows);
      HostAddress here = HostAddress.parse("127.0.0.1");
      JumpHost way = new JumpHost(Optional.empty(), here, gate.port());
      try (Shell shell = RemoteShell.to(account.through(way))) {
        assertThat(shell.run(HELLO).text()).isEqualTo("hello\n");
      }
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void noticesATargetThatTakesNoMoreThoughTheGateDoes() throws Exception {
    SshTiming quick = new SshTiming(Duration.ofSeconds(5), Duration.ofMillis(500), 2);
    try (SshServer gate = server("");
        SshServer target = server("");
        Wire wire = new Wire(target.port());
        Shell shell = new RemoteShell(through(gate, target, wire.port()), quick)) {
      RemoteShellIT.assertGivenUp(RemoteShellIT.stuck(shell, wire, Shell.USUAL_LIMIT));
    }
  }

  private static SshAccount through(SshServer gate, SshServer target, int port) {
    SshAccount account =
        target.account(
            port,
            target.account().key(),
            HostKeyChecking.OFF,
            Optional.empty(),
            PassphraseSource.none());
    HostAddress here = HostAddress.parse("127.0.0.1");
    return account.through(new JumpHost(Optional.empty(), here, gate.port()));
  }

  @Test
  void connectsAgainAfterTheGateWasCut() throws Exception {
    try (SshServer gate = server("");
        SshServer target = server("");
        Shell shell = RemoteShell.to(through(gate, target))) {
      assertThat(shell.run(HELLO).succeeded()).isTrue();
      gate.killConnections();
      assertThat(shell.run(HELLO).succeeded()).isTrue();
      gate.close();
      assertThatThrownBy(() -> shell.run(HELLO))
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .hasMessageContaining(Integer.toString(gate.port()));
    }
  }

  @Test
  void refusesAGateWhoseKeyHasChanged() throws Exception {
    try (SshServer gate = server("");
        SshServer target = server("")) {
      String other = target.hostKey("ed25519");
      Files.writeString(target.knownHosts(), "[127.0.0.1]:" + gate.port() + " " + other + "\n");
      try (Shell shell = RemoteShell.to(through(gate, target))) {
        assertThatThrownBy(() -> shell.run(HELLO))
            .hasMessageContainingAll("127.0.0.1:" + gate.port(), "has changed");
      }
    }
  }

  @Test
  void saysThatTheGateLetsNothingThrough() throws Exception {
    try (SshServer gate = server("AllowTcpForwarding no\n");
        SshServer target = server("");
        Shell shell = RemoteShell.to(through(gate, target))) {
      assertThatThrownBy(() -> shell.run(HELLO))
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .hasMessageContainingAll("cannot reach 127.0.0.1:" + target.port(), "forbids");
    }
  }
}
