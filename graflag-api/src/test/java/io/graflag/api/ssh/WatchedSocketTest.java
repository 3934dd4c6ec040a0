package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedSocketTest {
  private final WatchedSocket factory =
      new WatchedSocket(Duration.ofSeconds(5), Duration.ofMillis(200));

  private ServerSocket server;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket = factory.createSocket("127.0.0.1", server.getLocalPort());
    socket.setSoTimeout(100);
    in = factory.getInputStream(socket);
    out = factory.getOutputStream(socket);
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    server.close();
  }

  @Test
  void breaksWhenNothingThatIsWrittenIsTaken() {
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::writeForEver);
    assertThatThrownBy(this::readUntilItBreaks).hasMessageContaining("took nothing");
    writer.cancel(true);
  }

  @Test
  void passesOnThatNothingComesWhereNothingIsWritten() {
    assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
  }

  private void readUntilItBreaks() throws IOException {
    while (true) {
      try {
        in.read();
      } catch (SocketTimeoutException e) {
        // The writer has still room.
        continue;
      }
    }
  }

  private void writeForEver() {
    byte[] piece = new byte[1 << 16];
    try {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      // The test is over.
      return;
    }
  }
}
