package io.graflag.api.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * Bytes on their way from one thread to another; the writer waits while the reader is behind.
 *
 * <p>Other than with the pipe of the JDK, either end can give up, and says so to the other.
 */
final class Pipe {
  private static final int CAPACITY = 1 << 20;

  private final byte[] ring = new byte[CAPACITY];
  private long written;
  private long read;
  private boolean complete;
  private boolean abandoned;
  private IOException failure;

  /** The end to write to; closing it says that all was written. */
  OutputStream sink() {
    return new Sink();
  }

  /** The end to read from; closing it makes the next write fail. */
  InputStream source() {
    return new Source();
  }

  /** Makes a read fail once what was written before is read; without effect after the end. */
  synchronized void fail(IOException cause) {
    if (!complete && failure == null) {
      failure = cause;
    }
    notifyAll();
  }

  private synchronized void complete() {
    complete = true;
    notifyAll();
  }

  private synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  private synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      while (!abandoned && written - read == CAPACITY) {
        pause();
      }
      if (abandoned) {
        throw new IOException("Nobody reads this any more.");
      }
      int at = (int) (written % CAPACITY);
      int free = (int) Math.min(CAPACITY - (written - read), CAPACITY - at);
      int count = Math.min(free, length - done);
      System.arraycopy(bytes, offset + done, ring, at, count);
      done += count;
      written += count;
      notifyAll();
    }
  }

  private synchronized int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (written == read && !complete && failure == null && !abandoned) {
      pause();
    }
    if (abandoned) {
      throw new IOException("The stream is closed.");
    }
    if (written == read) {
      if (failure != null) {
        throw failure;
      }
      return -1;
    }
    int at = (int) (read % CAPACITY);
    int count = (int) Math.min(length, Math.min(written - read, CAPACITY - at));
    System.arraycopy(ring, at, bytes, offset, count);
    read += count;
    notifyAll();
    return count;
  }

  private synchronized int available() {
    return (int) (written - read);
  }

  private void pause() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the other end.");
    }
  }

  private final class Sink extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Pipe.this.write(bytes, offset, length);
    }

    @Override
    public void close() {
      complete();
    }
  }

  private final class Source extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return Pipe.this.read(bytes, offset, length);
    }

    @Override
    public int available() {
      return Pipe.this.available();
    }

    @Override
    public void close() {
      abandon();
    }
  }
}
