package io.graflag.api.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;

/** A connection to a socket file of this machine. */
final class UnixDuplex implements Duplex {
  private static final int WAITING_BYTES = 1 << 20;
  private static final int PIECE = 32 * 1024;

  private final SocketChannel channel;
  private final Inbox inbox = new Inbox(WAITING_BYTES, Inbox.WhenFull.WAIT);

  private UnixDuplex(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects.
   *
   * @param threads runs one task for each connection: the channels of the JDK know no timeout
   */
  static UnixDuplex open(Path path, ExecutorService threads) throws IOException {
    UnixDuplex duplex = new UnixDuplex(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    threads.execute(duplex::receive);
    return duplex;
  }

  private void receive() {
    byte[] piece = new byte[PIECE];
    try {
      for (int count = channel.read(ByteBuffer.wrap(piece));
          count >= 0;
          count = channel.read(ByteBuffer.wrap(piece))) {
        inbox.put(piece, 0, count);
      }
      inbox.end();
    } catch (IOException e) {
      inbox.fail(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length, int timeoutMillis) throws IOException {
    return inbox.read(target, offset, length, timeoutMillis);
  }

  @Override
  public int available() {
    return inbox.available();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    inbox.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "on this machine";
  }
}
