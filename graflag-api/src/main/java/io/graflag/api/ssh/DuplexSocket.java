package io.graflag.api.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection as a socket, for clients that know nothing else.
 *
 * <p>It is connected from the start. Options of TCP are taken and have no effect, because clients
 * set them without asking what kind of socket they hold.
 */
final class DuplexSocket extends Socket {
  private final Duplex duplex;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean inputShut;
  private volatile boolean outputShut;
  private volatile int timeoutMillis;

  DuplexSocket(Duplex duplex) {
    this.duplex = duplex;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    check();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        check();
        if (inputShut) {
          return -1;
        }
        return length == 0 ? 0 : duplex.read(target, offset, length, timeoutMillis);
      }

      @Override
      public int available() {
        return duplex.available();
      }

      @Override
      public void close() {
        DuplexSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    check();
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        check();
        if (outputShut) {
          throw new SocketException("Socket output is shutdown");
        }
        duplex.write(bytes, offset, length);
      }

      @Override
      public void close() {
        DuplexSocket.this.close();
      }
    };
  }

  private void check() throws SocketException {
    if (closed.get()) {
      throw new SocketException("Socket closed");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      duplex.close();
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    check();
    outputShut = true;
    duplex.shutdownOutput();
  }

  @Override
  public void shutdownInput() throws IOException {
    check();
    inputShut = true;
  }

  /** Does nothing: a client may connect what is connected. */
  @Override
  public void connect(SocketAddress address) {}

  /** Does nothing: a client may connect what is connected. */
  @Override
  public void connect(SocketAddress address, int timeout) {}

  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public boolean isInputShutdown() {
    return inputShut;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputShut;
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return null;
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return null;
  }

  @Override
  public int getPort() {
    return 0;
  }

  @Override
  public int getLocalPort() {
    return 0;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setReuseAddress(boolean on) {}

  @Override
  public void setSoLinger(boolean on, int seconds) {}

  @Override
  public void setSendBufferSize(int bytes) {}

  @Override
  public void setReceiveBufferSize(int bytes) {}

  @Override
  public void setTrafficClass(int value) {}

  @Override
  public String toString() {
    return "Socket[" + duplex + "]";
  }
}
