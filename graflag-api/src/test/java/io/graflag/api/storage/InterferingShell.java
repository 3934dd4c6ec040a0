package io.graflag.api.storage;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Lets things happen between two commands, and cuts streams. */
final class InterferingShell extends ProcessShell {
  Runnable before = () -> {};
  UnaryOperator<Finished> answer = finished -> finished;
  long cutAfter = Long.MAX_VALUE;
  volatile boolean streaming;
  private final NavigableMap<Long, Runnable> received = new TreeMap<>();

  /** Has something happen when so many bytes of a stream have come, before any more are read. */
  void after(long bytes, Runnable action) {
    received.put(bytes, action);
  }

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    before.run();
    return answer.apply(super.run(command, input, limit));
  }

  @Override
  public int stream(Argv command, InputStream in, OutputStream out, Consumer<String> errors) {
    before.run();
    streaming = true;
    try {
      return super.stream(command, cut(in), cut(out), errors);
    } finally {
      streaming = false;
    }
  }

  /** The end comes too early, as where the other side sees a connection end. */
  private InputStream cut(InputStream in) {
    return new FilterInputStream(in) {
      private long left = cutAfter;

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int count = super.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
      }
    };
  }

  private OutputStream cut(OutputStream out) {
    return new FilterOutputStream(out) {
      private long left = cutAfter;
      private long count;

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, (int) Math.min(length, left));
        left -= length;
        count += length;
        while (!received.isEmpty() && received.firstKey() <= count) {
          received.pollFirstEntry().getValue().run();
        }
        if (left < 0) {
          throw new IOException("connection reset");
        }
      }
    };
  }
}
