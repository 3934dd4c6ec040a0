package io.graflag.api.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes that came over a connection and nobody has read yet.
 *
 * <p>One thread reads the whole connection. Where it must not wait for one slow reader, the inbox
 * grows and fails beyond its limit; where nobody else uses the connection, it waits.
 */
final class Inbox {
  /** What a sender meets when the limit is reached. */
  enum WhenFull {
    WAIT,
    FAIL
  }

  private static final int SMALLEST = 8 * 1024;
  private static final int KEPT_WHEN_EMPTY = 256 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int limit;
  private final WhenFull whenFull;
  private byte[] ring = new byte[SMALLEST];
  private int start;
  private int size;
  private boolean ended;
  private boolean closed;
  private IOException failure;

  Inbox(int limit, WhenFull whenFull) {
    this.limit = limit;
    this.whenFull = whenFull;
  }

  /** Adds bytes; fails where nobody reads any more, or too much is unread. */
  void put(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      int done = 0;
      while (done < length) {
        awaitRoom(length - done);
        int part = Math.min(length - done, limit - size);
        append(bytes, offset + done, part);
        done += part;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(int length) throws IOException {
    if (whenFull == WhenFull.FAIL && size + (long) length > limit) {
      failLocked(new IOException("More than " + (limit >> 20) + " MB came and were not read."));
    }
    while (!closed && failure == null && size >= limit) {
      try {
        changed.await();
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    if (closed) {
      throw new IOException("Nobody reads this any more.");
    }
  }

  private void append(byte[] bytes, int offset, int length) {
    if (size + length > ring.length) {
      byte[] larger = new byte[(int) Math.min(limit, Math.max(size + length, ring.length * 2L))];
      copyOut(larger, 0, size);
      ring = larger;
      start = 0;
    }
    int end = (start + size) % ring.length;
    int first = Math.min(length, ring.length - end);
    System.arraycopy(bytes, offset, ring, end, first);
    System.arraycopy(bytes, offset + first, ring, 0, length - first);
    size += length;
  }

  private void copyOut(byte[] target, int offset, int length) {
    int first = Math.min(length, ring.length - start);
    System.arraycopy(ring, start, target, offset, first);
    System.arraycopy(ring, 0, target, offset + first, length - first);
  }

  /** No more will come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more will come, and not because all was sent; nothing happens where the end came before. */
  void fail(IOException reason) {
    lock.lock();
    try {
      failLocked(reason);
    } finally {
      lock.unlock();
    }
  }

  private void failLocked(IOException reason) {
    if (!ended && failure == null) {
      failure = reason;
      changed.signalAll();
    }
  }

  /** Nobody will read any more; whoever waits for room or for bytes fails. */
  void close() {
    lock.lock();
    try {
      closed = true;
      ring = new byte[0];
      start = 0;
      size = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int available() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads what there is, at least one byte.
   *
   * @param timeoutMillis how long to wait for it; 0 for ever
   * @return how many bytes; -1 at the end
   */
  int read(byte[] target, int offset, int length, int timeoutMillis) throws IOException {
    lock.lock();
    try {
      awaitBytes(timeoutMillis);
      if (size == 0) {
        return -1;
      }
      int part = Math.min(length, size);
      copyOut(target, offset, part);
      start = (start + part) % ring.length;
      size -= part;
      if (size == 0 && ring.length > KEPT_WHEN_EMPTY) {
        ring = new byte[SMALLEST];
        start = 0;
      }
      changed.signalAll();
      return part;
    } finally {
      lock.unlock();
    }
  }

  private void awaitBytes(int timeoutMillis) throws IOException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    while (true) {
      if (closed) {
        throw new IOException("Socket closed");
      }
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      if (size > 0 || ended) {
        return;
      }
      try {
        if (timeoutMillis == 0) {
          changed.await();
        } else if (left <= 0) {
          throw new SocketTimeoutException("No byte came within " + timeoutMillis + " ms.");
        } else {
          left = changed.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("Interrupted while waiting for the other side.");
  }

  /** The reading side. */
  InputStream reader() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return length == 0 ? 0 : Inbox.this.read(target, offset, length, 0);
      }
    };
  }

  /** The writing side, as a connection wants it; its end is told by {@code whenClosed}. */
  OutputStream writer(Runnable whenClosed) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        put(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        put(bytes, offset, length);
      }

      @Override
      public void close() {
        whenClosed.run();
      }
    };
  }
}
