package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections to a socket file, wherever the manager is. */
@ExtendWith(SshServer.Extension.class)
class ShellSocketIT {
  @TempDir Path root;
  private final LocalShell local = new LocalShell();
  private Shell remote;
  private ServerSocketChannel listener;
  private Path path;

  @BeforeEach
  void listen(SshServer server) throws IOException {
    remote = server.shell();
    path = root.resolve("socket");
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private Socket open(ShellContractIT.Place place) throws IOException {
    return switch (place) {
      case HERE -> local.unixSocket(path);
      case THERE -> remote.unixSocket(path);
    };
  }

  @ParameterizedTest
  @EnumSource
  void bringsBytesBothWays(ShellContractIT.Place place) throws IOException {
    try (Socket socket = open(place);
        SocketChannel other = listener.accept()) {
      socket.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
      ByteBuffer got = ByteBuffer.allocate(8);
      while (got.hasRemaining() && other.read(got) >= 0) {}
      assertThat(new String(got.array(), StandardCharsets.UTF_8)).isEqualTo("question");
      other.write(ByteBuffer.wrap("answer".getBytes(StandardCharsets.UTF_8)));
      other.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("answer");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheOtherSideThatNoMoreComes(ShellContractIT.Place place) throws IOException {
    try (Socket socket = open(place);
        SocketChannel other = listener.accept()) {
      socket.shutdownOutput();
      assertThat(other.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThatThrownBy(() -> socket.getOutputStream().write(1)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void honoursATimeout(ShellContractIT.Place place) throws IOException {
    try (Socket socket = open(place);
        SocketChannel other = listener.accept()) {
      socket.setSoTimeout(100);
      assertThat(socket.getSoTimeout()).isEqualTo(100);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      other.write(ByteBuffer.wrap(new byte[] {42}));
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().read()).isEqualTo(42);
    }
  }

  @ParameterizedTest
  @EnumSource
  void wakesAReaderWhenItIsClosed(ShellContractIT.Place place) throws Exception {
    Socket socket = open(place);
    try (SocketChannel other = listener.accept()) {
      var input = socket.getInputStream();
      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> assertThatThrownBy(input::read).isInstanceOf(IOException.class));
      socket.close();
      reader.get(10, TimeUnit.SECONDS);
      assertThat(socket.isClosed()).isTrue();
      assertThat(other.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesTheOptionsOfTcp(ShellContractIT.Place place) throws IOException {
    try (Socket socket = open(place)) {
      socket.setSoLinger(true, 0);
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setReceiveBufferSize(1);
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysThatNobodyListens(ShellContractIT.Place place) throws IOException {
    listener.close();
    assertThatThrownBy(() -> open(place)).isInstanceOf(IOException.class);
  }

  @Test
  void breaksAConnectionThatNobodyReadsAndNoOther() throws IOException {
    try (Socket socket = open(ShellContractIT.Place.THERE);
        SocketChannel other = listener.accept()) {
      ByteBuffer much = ByteBuffer.allocate(80 << 20);
      assertThatThrownBy(
              () -> {
                while (much.hasRemaining()) {
                  other.write(much);
                }
                other.read(ByteBuffer.allocate(1)); // the end of the connection
                throw new IOException("ended");
              })
          .isInstanceOf(IOException.class);
      assertThat(remote.run(Argv.of("true")).succeeded()).isTrue();
      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .hasMessage("More than 64 MB came and were not read.");
    }
  }
}
