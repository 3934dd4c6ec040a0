package io.graflag.api.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PieceQueueTest {
  private final List<Integer> seen = new ArrayList<>();

  @Test
  void takesEverythingWhileTheReaderThinks() throws Exception {
    CountDownLatch thought = new CountDownLatch(1);
    PieceQueue queue =
        new PieceQueue(
            "test",
            piece -> {
              await(thought);
              seen.add((int) piece[0]);
            });

    for (int i = 0; i < 100; i++) {
      queue.put(new byte[] {(byte) i});
    }
    queue.end();
    thought.countDown();

    assertThat(queue.awaitEnd(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).hasSize(100).isSorted();
  }

  @Test
  void letsTheSenderGoWhenTheReaderFails() throws Exception {
    PieceQueue queue =
        new PieceQueue(
            "test",
            piece -> {
              Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
              throw new IllegalStateException("no more");
            });

    for (int i = 0; i < 200; i++) {
      queue.put(new byte[1 << 20]);
    }

    assertThat(queue.awaitEnd(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
