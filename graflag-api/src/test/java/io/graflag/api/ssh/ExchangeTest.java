package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When what a command reads is sent. */
class ExchangeTest {
  private static final int PIECE = 32 * 1024;

  private final ExecutorService threads = DaemonThreads.named("exchange");
  private final List<Integer> sent = new ArrayList<>();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void letsWhatFollowsAtOnceFillThePackets() {
    pass(new ByteArrayInputStream(new byte[3 * PIECE + 1]));
    assertThat(sent).containsExactly(3 * PIECE + 1);
  }

  @Test
  void sendsAtOnceWhatNothingMayFollowForLong() {
    pass(
        new ByteArrayInputStream(new byte[2 * PIECE]) {
          @Override
          public synchronized int available() {
            return 0;
          }
        });
    assertThat(sent).containsExactly(PIECE, PIECE);
  }

  @Test
  void readsNoMoreOfAnEndlessInputOnceTheCommandHasEnded() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    closed.countDown();
    pass(
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        },
        new Reader(sent, closed));
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private void pass(InputStream input) {
    pass(input, new Reader(sent, new CountDownLatch(1)));
  }

  private void pass(InputStream input, Reader reader) {
    Exchange exchange = new Exchange(reader, threads, "cat");
    assertThat(exchange.pass(input, OutputStream.nullOutputStream(), line -> {})).isZero();
  }

  /** A command that prints nothing, and notes how much came with each flush. */
  private record Reader(List<Integer> sent, CountDownLatch closed) implements Running {
    @Override
    public OutputStream input() {
      return new ByteArrayOutputStream() {
        @Override
        public void flush() {
          sent.add(count);
          count = 0;
        }

        @Override
        public void close() {
          closed.countDown();
        }
      };
    }

    @Override
    public InputStream output() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream errors() {
      return InputStream.nullInputStream();
    }

    @Override
    public int awaitExit() throws InterruptedException {
      closed.await();
      return 0;
    }

    @Override
    public void end() {}
  }
}
