package io.graflag.api.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a port of this machine that can be cut, or lose all that goes over it. */
final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean losing;
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

  Wire(int target) throws IOException {
    listener = new ServerSocket();
    // As over a network, where little is under way; a machine would take megabytes from itself.
    listener.setReceiveBufferSize(64 * 1024);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    start(
        () -> {
          while (true) {
            Socket in = listener.accept();
            Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(in, out));
            connected.countDown();
            start(() -> pump(in, out));
            start(() -> pump(out, in));
          }
        });
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The wire was cut.
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[64 * 1024];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        if (left.addAndGet(-count) < 0) {
          stopped.countDown();
          await(closed);
        }
        if (!losing) {
          out.write(piece, 0, count);
        }
      }
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes out at the other end. */
  void lose(boolean all) {
    losing = all;
  }

  /** After so many more bytes it takes none, so that whoever writes waits once buffers are full. */
  void stopAfter(long bytes) {
    left.set(bytes);
  }

  /** Waits until it takes no more. */
  void awaitEnd() {
    await(stopped);
  }

  /** Waits until somebody connects. */
  void awaitConnection() {
    await(connected);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all connections over it; new ones can be made. */
  void cut() {
    try {
      for (Socket socket : sockets) {
        socket.close();
      }
      sockets.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    cut();
  }
}
