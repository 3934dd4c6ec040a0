package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LineTest {
  private final SshTiming quick = new SshTiming(Duration.ofSeconds(1), Duration.ofMillis(50), 2);
  private final CountDownLatch cut = new CountDownLatch(1);

  @Test
  void cutsAWriteThatDoesNotComeToItsEnd() throws Exception {
    Line line = new Line(quick);
    line.leadsOver(cut::countDown);
    OutputStream stuck = line.watched(taking(cut));
    var write = CompletableFuture.supplyAsync(() -> written(stuck));
    assertThat(write.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesALineAloneThatNobodyWritesTo() throws Exception {
    Line line = new Line(quick);
    AtomicBoolean ended = new AtomicBoolean();
    line.leadsOver(() -> ended.set(true));
    OutputStream idle = line.watched(OutputStream.nullOutputStream());
    assertThat(written(idle)).isTrue();
    assertThat(cut.await(300, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(ended).isFalse();
    idle.close();
  }

  private static boolean written(OutputStream target) {
    try {
      target.write(new byte[100]);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes nothing until the latch opens. */
  private static OutputStream taking(CountDownLatch latch) {
    return new OutputStream() {
      @Override
      public void write(int value) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
