package io.graflag.api.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a port of this machine that can be cut, stand still, or lose all that goes over it. */
public final class Wire implements AutoCloseable {
  /** One connection; one that stalled never goes on. */
  private static final class Line {
    private volatile boolean stalled;

    private void goOn() throws InterruptedIOException {
      try {
        while (stalled) {
          TimeUnit.DAYS.sleep(1);
        }
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }

  /** What happens once so many bytes have gone over it, both ways together. */
  private record Fault(long at, Runnable happening) {}

  private static final int RECEIVE_BYTES = 64 * 1024;

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong carried = new AtomicLong();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private volatile boolean losing;
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  Wire(int target) throws IOException {
    listener = new ServerSocket();
    // As on a long way, what is under way is little beside what SSH lets be under way.
    listener.setReceiveBufferSize(RECEIVE_BYTES);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    start(
        () -> {
          while (true) {
            Socket in = listener.accept();
            Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(in, out));
            Line line = new Line();
            lines.add(line);
            connected.countDown();
            start(() -> pump(in, out, line));
            start(() -> pump(out, in, line));
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

  private void pump(Socket from, Socket to, Line line) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[64 * 1024];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        if (!losing) {
          out.write(piece, 0, count);
        }
        carried(count);
        line.goOn();
      }
    }
  }

  private void carried(int count) {
    long sum = carried.addAndGet(count);
    Fault next = faults.peek();
    if (next != null && sum >= next.at && faults.remove(next)) {
      next.happening.run();
    }
  }

  /** Bytes that went over it by now, both ways together. */
  public long carried() {
    return carried.get();
  }

  /** Lets something happen once so many bytes have gone over it. */
  public void after(long bytes, Runnable happening) {
    faults.add(new Fault(bytes, happening));
  }

  /** Whether all that was to happen has happened. */
  public boolean allHappened() {
    return faults.isEmpty();
  }

  /** From now on nothing is read at either end of the connections there are; new ones work. */
  public void stall() {
    lines.forEach(line -> line.stalled = true);
  }

  /** Stalls after so many bytes, so that whoever writes waits once buffers are full. */
  void stopAfter(long bytes) {
    after(
        bytes,
        () -> {
          stall();
          stopped.countDown();
        });
  }

  /** Waits until it has stopped. */
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

  int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes out at the other end. */
  void lose(boolean all) {
    losing = all;
  }

  /** Resets all connections over it; new ones can be made. */
  public void cut() {
    for (Socket socket : sockets) {
      try (socket) {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // It was closed before.
        continue;
      }
    }
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
