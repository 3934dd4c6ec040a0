package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.core.GraflagException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of commands when connections are shared, slow, cut or dead. */
@ExtendWith(SshServer.Extension.class)
class RemoteShellIT {
  private static final Argv HELLO = Argv.of("echo", "hello");
  private static final SshTiming QUICK =
      new SshTiming(Duration.ofSeconds(2), Duration.ofMillis(300), 2);

  @TempDir Path folder;

  private static SshAccount over(Wire wire, SshServer server) {
    return server.account(
        wire.port(),
        server.account().key(),
        HostKeyChecking.OFF,
        Optional.empty(),
        PassphraseSource.none());
  }

  private static void assertGreets(Shell shell) {
    assertThat(shell.run(HELLO).text()).isEqualTo("hello\n");
  }

  @Test
  void runsThirtyCallsAtOnceThoughAServerGrantsTen(SshServer server) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(30);
    try (Shell shell = RemoteShell.to(server.account())) {
      var calls =
          IntStream.range(0, 30)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> shell.run(Argv.of("sh", "-c", "sleep 0.1; echo " + i)), threads))
              .toList();
      for (int i = 0; i < 30; i++) {
        assertThat(calls.get(i).get(30, TimeUnit.SECONDS).text()).isEqualTo(i + "\n");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void asksAnotherConnectionWhereGivenUpCommandsHoldAllPlaces(SshServer server) {
    try (Shell shell = RemoteShell.to(server.account())) {
      assertGreets(shell);
      Argv stubborn = Argv.of("sh", "-c", "trap '' HUP PIPE; sleep 5");
      for (int i = 0; i < 11; i++) {
        assertThatThrownBy(() -> shell.run(stubborn, new byte[0], Duration.ofMillis(300)))
            .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE);
      }
      assertGreets(shell);
    }
  }

  @Test
  void answersCallsWhileAStreamIsReadSlowly(SshServer server) throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OutputStream slow =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            first.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            super.write(bytes, offset, length);
          }
        };
    Argv much = Argv.of("head", "-c", "30000000", "/dev/zero");
    Shell shell = server.shell();
    var stream =
        CompletableFuture.supplyAsync(
            () -> shell.stream(much, InputStream.nullInputStream(), slow, line -> {}));
    assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
    assertGreets(shell);
    goOn.countDown();
    assertThat(stream.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(((ByteArrayOutputStream) slow).size()).isEqualTo(30_000_000);
  }

  @Test
  void connectsAgainAfterItsProcessOnTheServerWasKilled(@TempDir Path own) throws Exception {
    try (SshServer server = SshServer.start(own, "", "ed25519")) {
      assertGreets(server.shell());
      server.killConnections();
      assertGreets(server.shell());
    }
  }

  @Test
  void connectsAgainAfterTheLineWasCut(SshServer server) throws IOException {
    try (Wire wire = new Wire(server.port());
        Shell shell = RemoteShell.to(over(wire, server))) {
      for (int i = 0; i < 3; i++) {
        assertGreets(shell);
        OutputStream output = OutputStream.nullOutputStream();
        assertThat(shell.stream(HELLO, InputStream.nullInputStream(), output, line -> {})).isZero();
        wire.cut();
      }
    }
  }

  @Test
  void neverRunsACommandTwice(SshServer server) throws IOException {
    Path ran = folder.resolve("ran");
    // Its parent is the process of the connection.
    Argv deadly =
        Argv.of("sh", "-c", "echo once >> \"$1\"; kill -9 $PPID; sleep 1", "sh", ran + "");
    try (Shell shell = RemoteShell.to(server.account())) {
      assertThatThrownBy(() -> shell.run(deadly))
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .hasMessageContaining("Lost sh on ");
      assertThat(ran).hasContent("once\n");
      assertGreets(shell);
    }
  }

  @Test
  void noticesAMachineThatFellSilent(SshServer server) throws Exception {
    try (Wire wire = new Wire(server.port());
        Shell shell = new RemoteShell(over(wire, server), QUICK)) {
      assertGreets(shell);
      var call =
          CompletableFuture.runAsync(
              () ->
                  assertThatThrownBy(() -> shell.run(Argv.of("sleep", "50")))
                      .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE));
      wire.lose(true);
      call.get(10, TimeUnit.SECONDS);
      wire.lose(false);
      assertGreets(shell);
    }
  }

  @Test
  void noticesAMachineThatTakesNoMore(SshServer server) throws Exception {
    try (Wire wire = new Wire(server.port());
        Shell shell = new RemoteShell(over(wire, server), QUICK)) {
      assertGivenUp(stuck(shell, wire, Shell.USUAL_LIMIT));
    }
  }

  @Test
  void keepsItsLimitThoughTheMachineTakesNoMore(SshServer server) throws Exception {
    try (Wire wire = new Wire(server.port());
        Shell shell = RemoteShell.to(over(wire, server))) {
      assertGivenUp(stuck(shell, wire, Duration.ofSeconds(5)));
    }
  }

  @Test
  void closesAtOnceThoughTheMachineTakesNoMore(SshServer server) throws Exception {
    try (Wire wire = new Wire(server.port())) {
      Shell shell = RemoteShell.to(over(wire, server));
      List<CompletableFuture<Finished>> calls = stuck(shell, wire, Shell.USUAL_LIMIT);
      wire.awaitEnd();
      CompletableFuture.runAsync(shell::close).get(5, TimeUnit.SECONDS);
      assertGivenUp(calls);
    }
  }

  /** Several calls that send more than all buffers on the way can hold once it takes no more. */
  static List<CompletableFuture<Finished>> stuck(Shell shell, Wire wire, Duration limit) {
    assertGreets(shell);
    wire.stopAfter(20 << 20);
    byte[] much = new byte[40 << 20];
    Argv sink = Argv.of("sh", "-c", "cat > /dev/null");
    return IntStream.range(0, 7)
        .mapToObj(
            i -> {
              CompletableFuture<Finished> call = new CompletableFuture<>();
              call.completeAsync(
                  () -> shell.run(sink, much, limit), task -> new Thread(task).start());
              return call;
            })
        .toList();
  }

  static void assertGivenUp(List<CompletableFuture<Finished>> calls) {
    for (CompletableFuture<Finished> call : calls) {
      assertThatThrownBy(() -> call.get(12, TimeUnit.SECONDS))
          .cause()
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE);
    }
  }

  @Test
  void closesAtOnceWhileItConnects(SshServer server) throws Exception {
    SshTiming patient = new SshTiming(Duration.ofMinutes(5), Duration.ofMinutes(5), 1);
    try (Wire wire = new Wire(server.port())) {
      wire.lose(true);
      Shell shell = new RemoteShell(over(wire, server), patient);
      var call = CompletableFuture.supplyAsync(() -> shell.run(HELLO));
      wire.awaitConnection();
      CompletableFuture.runAsync(shell::close).get(5, TimeUnit.SECONDS);
      assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS)).hasMessageContaining("is closed");
    }
  }

  @Test
  void saysThatNothingListensAtThePort(SshServer server) throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    SshAccount account =
        server.account(
            free,
            server.account().key(),
            HostKeyChecking.OFF,
            Optional.empty(),
            PassphraseSource.none());
    assertThatThrownBy(() -> RemoteShell.to(account).run(HELLO))
        .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
        .hasMessage(
            "Cannot reach " + account.describe() + ": connection refused on port " + free + ".");
  }

  @Test
  void saysThatNoAnswerComes(SshServer server) throws IOException {
    SshTiming quick = new SshTiming(Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
    try (Wire wire = new Wire(server.port());
        Shell shell = new RemoteShell(over(wire, server), quick)) {
      wire.lose(true);
      assertThatThrownBy(() -> shell.run(HELLO))
          .hasFieldOrPropertyWithValue("kind", Kind.UNREACHABLE)
          .hasMessageContaining("no answer within 1 s");
    }
  }

  @Test
  void endsAnAttemptToConnectWhenItsThreadIsInterrupted(SshServer server) throws IOException {
    try (Wire wire = new Wire(server.port());
        Shell shell = RemoteShell.to(over(wire, server))) {
      wire.lose(true);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> shell.run(HELLO))
          .hasFieldOrPropertyWithValue("kind", Kind.INTERRUPTED);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void connectsOnlyWhenItIsNeeded(SshServer server) {
    try (Shell shell = RemoteShell.to(server.account())) {
      assertThat(shell.requests()).isZero();
      assertThat(shell.describe()).isEqualTo(server.account().describe());
    }
  }
}
