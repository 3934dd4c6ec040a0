package io.graflag.runner.process;

import io.graflag.core.StorageErrors;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Copies a file to a stream while somebody else appends to it.
 *
 * <p>Bytes pass as they are: no lines, no characters, one buffer. A stream that breaks ends the
 * copying and nothing else.
 */
public final class OutputFollower {
  private static final Duration POLL = Duration.ofMillis(100);

  /** A method that trains for days in silence need not be asked ten times a second. */
  private static final Duration IDLE_POLL = Duration.ofSeconds(1);

  private static final int IDLE_AFTER_POLLS = 50;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final OutputStream out;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "output");
  private volatile long copied;
  private volatile String problem;

  private OutputFollower(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** Starts to copy a file from its beginning. */
  public static OutputFollower start(Path file, OutputStream out) {
    OutputFollower follower = new OutputFollower(file, out);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  /**
   * Copies what is left and ends.
   *
   * @param patience how long the stream may take nothing before the rest is given up
   * @param limit how long all of it may take: a reader that is merely slow holds up the end too
   * @return why not everything was copied, if so
   */
  public Optional<String> finish(Duration patience, Duration limit) throws InterruptedException {
    ended.countDown();
    long start = System.nanoTime();
    long lastTaken = start;
    long before = copied;
    thread.join(POLL.toMillis());
    while (thread.isAlive()) {
      long now = System.nanoTime();
      if (copied > before) {
        lastTaken = now;
        before = copied;
      }
      if (now - lastTaken > patience.toNanos()) {
        return Optional.of(
            "Standard output took nothing for " + patience + "; " + file + " has everything.");
      }
      if (now - start > limit.toNanos()) {
        return Optional.of(
            "Standard output took too little in " + limit + "; " + file + " has everything.");
      }
      thread.join(POLL.toMillis());
    }
    return Optional.ofNullable(problem);
  }

  private void follow() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      boolean last = false;
      for (int idle = 0; !last; idle++) {
        Duration pause = idle < IDLE_AFTER_POLLS ? POLL : IDLE_POLL;
        last = ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
          out.write(buffer, 0, n);
          copied += n;
          idle = 0;
        }
        out.flush();
      }
    } catch (IOException e) {
      problem = StorageErrors.of("copy to standard output", file, e).getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
