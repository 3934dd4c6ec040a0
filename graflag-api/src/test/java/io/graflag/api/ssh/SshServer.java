package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.core.cluster.HostAddress;
import io.graflag.core.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real sshd at a port of this machine, with keys and settings of its own.
 *
 * <p>Its users have an empty home, so that nothing is slowed or changed by files of their shell.
 */
public final class SshServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String SETTINGS =
      """
      ListenAddress 127.0.0.1:%d
      AuthorizedKeysFile %s
      PidFile none
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PermitRootLogin prohibit-password
      MaxStartups 100
      SetEnv HOME=%s
      """;

  private final Path folder;
  private final int port;
  private final Process process;
  private final RemoteShell shell;

  private SshServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
    this.shell = RemoteShell.to(account());
  }

  /**
   * Starts a server that lets in who has the key {@code user} of its folder.
   *
   * @param settings more lines of its configuration
   * @param hostKeys kinds of its keys: {@code ed25519}, {@code ecdsa} or {@code rsa}
   */
  static SshServer start(Path folder, String settings, String... hostKeys)
      throws IOException, InterruptedException {
    int port = freePort();
    StringBuilder text = new StringBuilder();
    for (String type : hostKeys) {
      Path key = folder.resolve("host_" + port + "_" + type);
      keygen(key, type, "");
      text.append("HostKey ").append(key).append('\n');
    }
    if (!Files.exists(folder.resolve("user"))) {
      keygen(folder.resolve("user"), "ed25519", "");
      Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"));
    }
    text.append(SETTINGS.formatted(port, folder.resolve("authorized_keys"), folder))
        .append(settings);
    Path file = Files.writeString(folder.resolve("sshd_" + port), text);
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log_" + port).toFile())
            .start();
    SshServer server = new SshServer(folder, port, process);
    server.awaitAnswer();
    return server;
  }

  /** Makes a pair of keys. */
  static void keygen(Path file, String type, String passphrase, String... more)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", file.toString()));
    words.addAll(List.of(more));
    Process made = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes());
    assertThat(made.waitFor()).as(said).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        if (socket.getInputStream().read() == 'S') {
          return;
        }
      } catch (IOException notYet) {
        assertThat(process.isAlive()).as(Files.readString(folder.resolve("log_" + port))).isTrue();
        assertThat(Instant.now()).as("an answer of sshd").isBefore(deadline);
      }
    }
  }

  int port() {
    return port;
  }

  Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  /** The account that the server knows. */
  public SshAccount account() {
    return account(folder.resolve("user"), HostKeyChecking.ACCEPT_NEW, PassphraseSource.none());
  }

  SshAccount account(Path key, HostKeyChecking checking, PassphraseSource passphrases) {
    return account(port, Optional.of(key), checking, Optional.empty(), passphrases);
  }

  /** An account at any port that leads to the server. */
  SshAccount account(
      int port,
      Optional<Path> key,
      HostKeyChecking checking,
      Optional<Path> agent,
      PassphraseSource passphrases) {
    return new SshAccount(
        HostAddress.parse("127.0.0.1"),
        port,
        System.getProperty("user.name"),
        key,
        checking,
        knownHosts(),
        agent,
        Optional.empty(),
        passphrases);
  }

  /** Lets in whoever has the private key as well. */
  void authorize(Path privateKey) throws IOException {
    Files.writeString(
        folder.resolve("authorized_keys"),
        Files.readString(Path.of(privateKey + ".pub")),
        StandardOpenOption.APPEND);
  }

  /** The public key of the server, as kind and base64. */
  String hostKey(String type) throws IOException {
    String line = Files.readString(folder.resolve("host_" + port + "_" + type + ".pub"));
    return line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1));
  }

  /** A way to the server that can be disturbed. */
  public Wire wire() throws IOException {
    return new Wire(port);
  }

  /**
   * A shell whose connections all go over a wire.
   *
   * @param keepAlive silence after which the other side is asked for a sign of life, twice
   */
  public RemoteShell over(Wire wire, Duration keepAlive) {
    SshAccount account =
        account(
            wire.port(),
            account().key(),
            HostKeyChecking.OFF,
            Optional.empty(),
            PassphraseSource.none());
    return new RemoteShell(account, new SshTiming(Duration.ofSeconds(10), keepAlive, 2));
  }

  /** The shell that tests share. */
  public RemoteShell shell() {
    return shell;
  }

  /** Ends the processes of all connections; the server goes on. */
  void killConnections() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    shell.close();
    killConnections();
    process.destroyForcibly();
  }

  /** Gives the methods of a test class one server of their own; without sshd they are skipped. */
  public static final class Extension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
      if (!Files.isExecutable(PROGRAM)) {
        Requirement.SSHD.absent("These tests need sshd: apt-get install openssh-server");
      }
      Path separation = Path.of("/run/sshd");
      if (!Files.isDirectory(separation) && Files.isWritable(separation.getParent())) {
        Files.createDirectories(separation);
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SshServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(SshServer.class))
          .computeIfAbsent(context.getRequiredTestClass(), type -> start(), Shared.class)
          .server();
    }

    /** The server and the folder that goes with it. */
    private record Shared(SshServer server, Path folder) implements AutoCloseable {
      @Override
      public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }

    private static Shared start() {
      try {
        Path folder = Files.createTempDirectory("graflag-sshd");
        return new Shared(SshServer.start(folder, "", "ed25519"), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
