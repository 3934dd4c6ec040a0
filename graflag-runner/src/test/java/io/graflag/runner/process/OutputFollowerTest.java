package io.graflag.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFollowerTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @TempDir Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("output"), content);
  }

  @Test
  void copiesWhatIsThereAndWhatIsAppended() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path file = file("before ");
    OutputFollower follower = OutputFollower.start(file, out);
    Files.writeString(file, "after", StandardOpenOption.APPEND);
    assertThat(follower.finish(PATIENCE, LIMIT)).isEmpty();
    assertThat(out).hasToString("before after");
  }

  @Test
  void reportsAStreamThatBreaks() throws Exception {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    OutputFollower follower = OutputFollower.start(file("text"), broken);
    assertThat(follower.finish(PATIENCE, LIMIT).orElseThrow()).contains("Broken pipe");
  }

  @Test
  void givesUpAStreamThatTakesNothing() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    OutputStream stuck =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    OutputFollower follower = OutputFollower.start(file("text"), stuck);
    assertThat(follower.finish(PATIENCE, LIMIT).orElseThrow()).contains("took nothing");
    release.countDown();
  }

  @Test
  void givesUpAStreamThatTakesLittle() throws Exception {
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            LockSupport.parkNanos(1_000_000);
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            LockSupport.parkNanos(50_000_000);
          }
        };
    OutputFollower follower = OutputFollower.start(file("x".repeat(10 << 20)), slow);
    assertThat(follower.finish(PATIENCE, LIMIT).orElseThrow()).contains("too little");
  }

  @Test
  void syncsOnlyWhatHasGrown() throws Exception {
    Path file = file("text");
    try (OutputSync sync = OutputSync.open(file)) {
      assertThat(sync.sync()).isTrue();
      assertThat(sync.sync()).isFalse();
      Files.writeString(file, "more", StandardOpenOption.APPEND);
      assertThat(sync.sync()).isTrue();
    }
  }
}
