package io.graflag.api.storage;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Lets things happen between two commands, and cuts streams. */
final class InterferingShell extends ProcessShell {
  Runnable before = () -> {};
  long cutAfter = Long.MAX_VALUE;
  volatile boolean streaming;

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    before.run();
    return super.run(command, input, limit);
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

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, (int) Math.min(length, left));
        left -= length;
        if (left < 0) {
          throw new IOException("connection reset");
        }
      }
    };
  }
}
