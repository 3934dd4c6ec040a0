package io.graflag.api.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The bytes below one connection, which can be cut whatever the library does with them.
 *
 * <p>The library writes with a lock that it needs for closing and for asking for a sign of life as
 * well. So a machine that takes no more bytes is noticed here: a write that lasts for too long cuts
 * the line.
 */
final class Line implements SocketFactory {
  private static final long NOTHING = 0;

  private final SshTiming timing;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Runnable cutter = () -> {};
  private volatile long writingSince = NOTHING;

  Line(SshTiming timing) {
    this.timing = timing;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = new Socket();
    leadsOver(() -> close(socket));
    socket.connect(new InetSocketAddress(host, port), timing.connectMillis());
    return socket;
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    return socket.getInputStream();
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return watched(socket.getOutputStream());
  }

  /** Names what ends all that moves over it, at once and whatever hangs. */
  void leadsOver(Runnable below) {
    cutter = below;
  }

  /** Watches what is written to a stream until that is closed. */
  OutputStream watched(OutputStream target) {
    Thread watch = new Thread(this::watch, "ssh watch");
    watch.setDaemon(true);
    watch.start();
    return new Watched(target);
  }

  private void watch() {
    try {
      while (!over.await(timing.keepAliveMillis(), TimeUnit.MILLISECONDS)) {
        long since = writingSince;
        if (since != NOTHING && System.nanoTime() - since > timing.longestWrite().toNanos()) {
          cut();
        }
      }
    } catch (InterruptedException e) {
      // Nobody interrupts it; without it a dead line is noticed later.
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once; what was not sent yet is lost. */
  void cut() {
    over.countDown();
    cutter.run();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
      return;
    }
  }

  /** Notes when a write began. */
  private final class Watched extends OutputStream {
    private final OutputStream target;

    Watched(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      // The lowest bit keeps it apart from nothing.
      writingSince = System.nanoTime() | 1;
      try {
        target.write(bytes, offset, length);
      } finally {
        writingSince = NOTHING;
      }
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }

    @Override
    public void close() throws IOException {
      over.countDown();
      target.close();
    }
  }
}
