package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(2).nextBytes(bytes);
    return bytes;
  }

  @Test
  void keepsTheOrderHoweverItGrowsAndShrinks() throws IOException {
    Inbox inbox = new Inbox(1 << 20, Inbox.WhenFull.FAIL);
    byte[] bytes = random(900_000);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] piece = new byte[7_001];
    for (int at = 0; at < bytes.length; at += 9_000) {
      inbox.put(bytes, at, 9_000);
      read.write(piece, 0, inbox.read(piece, 0, piece.length, 0));
    }
    inbox.end();
    inbox.reader().transferTo(read);
    assertThat(read.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void failsOnBothSidesBeyondItsLimit() throws IOException {
    Inbox inbox = new Inbox(1 << 20, Inbox.WhenFull.FAIL);
    inbox.put(new byte[1 << 20], 0, 1 << 20);
    assertThatThrownBy(() -> inbox.put(new byte[1], 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> inbox.reader().readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("More than 1 MB came and were not read.");
  }

  @Test
  void letsTheSenderWaitWhereThatHarmsNobody() throws Exception {
    Inbox inbox = new Inbox(1_000, Inbox.WhenFull.WAIT);
    byte[] bytes = random(10_000);
    CompletableFuture<Void> sender =
        CompletableFuture.runAsync(
            () -> {
              try {
                inbox.put(bytes, 0, bytes.length);
                inbox.end();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(inbox.reader().readAllBytes()).isEqualTo(bytes);
    sender.get(10, TimeUnit.SECONDS);
  }

  @Test
  void freesASenderThatWaitsWhenItIsClosed() throws Exception {
    Inbox inbox = new Inbox(10, Inbox.WhenFull.WAIT);
    CompletableFuture<Void> sender =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> inbox.put(new byte[11], 0, 11))
                    .isInstanceOf(IOException.class));
    inbox.close();
    sender.get(10, TimeUnit.SECONDS);
  }

  @Test
  void waitsNoLongerThanItIsTold() {
    Inbox inbox = new Inbox(10, Inbox.WhenFull.FAIL);
    assertThatThrownBy(() -> inbox.read(new byte[1], 0, 1, 20))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void tellsAFailureOnlyBeforeTheEnd() throws IOException {
    Inbox inbox = new Inbox(10, Inbox.WhenFull.FAIL);
    inbox.end();
    inbox.fail(new IOException("cut"));
    assertThat(inbox.read(new byte[1], 0, 1, 0)).isEqualTo(-1);
  }
}
