package io.graflag.api.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The socket of one connection, which breaks when what is written to it is not taken any more.
 *
 * <p>The library asks a silent machine for a sign of life, but not while something is being
 * written: whoever writes to a machine that is gone holds up the question as well.
 */
final class WatchedSocket implements SocketFactory {
  private final Duration connect;
  private final Duration patience;
  private volatile boolean writing;
  private volatile long since;

  /**
   * Prepares a socket.
   *
   * @param connect longest silence while connecting
   * @param patience how long a write may be held up
   */
  WatchedSocket(Duration connect, Duration patience) {
    this.connect = connect;
    this.patience = patience;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = new Socket();
    boolean connected = false;
    try {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(connect.toMillis()));
      connected = true;
      return socket;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
          try {
            return super.read(bytes, offset, length);
          } catch (SocketTimeoutException e) {
            refuseHeldUp(e);
          }
        }
      }
    };
  }

  /** Passes a silence on, or waits on, or says that nobody is there any more. */
  private void refuseHeldUp(SocketTimeoutException silence) throws IOException {
    if (!writing) {
      throw silence;
    }
    if (System.nanoTime() - since > patience.toNanos()) {
      throw new IOException(
          "for " + patience.toMillis() / 1000.0 + " s it took nothing of what was sent", silence);
    }
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        since = System.nanoTime();
        writing = true;
        try {
          out.write(bytes, offset, length);
        } finally {
          writing = false;
        }
      }
    };
  }
}
