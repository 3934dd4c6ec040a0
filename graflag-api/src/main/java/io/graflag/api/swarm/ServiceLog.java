package io.graflag.api.swarm;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The output of a service as the daemon sends it.
 *
 * <p>Pieces are handed on by {@link PieceQueue} on a thread of its own, so that a slow reader does
 * not stop the connection that carries everything else. Standard output and errors each keep their
 * order. A stream that breaks ends here; {@link #failure} tells.
 */
final class ServiceLog implements ResultCallback<Frame>, AutoCloseable {
  private static final long LONGEST_START_SECONDS = 60;
  private static final long LONGEST_END_SECONDS = 10;

  private final PieceQueue pieces;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile Closeable stream;
  private volatile Throwable failure;
  private volatile boolean closed;

  /**
   * Takes a log from the daemon.
   *
   * @param name for the thread that hands pieces on
   */
  ServiceLog(String name, Consumer<byte[]> output) {
    pieces = new PieceQueue(name, output);
  }

  @Override
  public void onStart(Closeable opened) {
    stream = opened;
    started.countDown();
    if (closed) {
      end();
    }
  }

  @Override
  public void onNext(Frame frame) {
    // Frames of one size share one array.
    pieces.put(frame.getPayload().clone());
  }

  @Override
  public void onError(Throwable thrown) {
    if (!closed && failure == null) {
      failure = thrown;
    }
    onComplete();
  }

  @Override
  public void onComplete() {
    started.countDown();
    pieces.end();
  }

  /** Waits until the daemon has begun to answer; its refusal is thrown as it came. */
  ServiceLog started() {
    await(started::await, LONGEST_START_SECONDS);
    if (stream == null && failure instanceof RuntimeException refusal) {
      throw refusal;
    }
    return this;
  }

  /** Waits until everything was handed on; what broke on the way is thrown as it came. */
  void awaitEnd(long seconds) {
    await(pieces::awaitEnd, seconds);
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
    }
  }

  /** What ended the stream before it was closed. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the stream; what has arrived is handed on first, and nothing comes afterwards. */
  @Override
  public void close() {
    closed = true;
    end();
    pieces.end();
    if (!pieces.isOwnThread()) {
      await(pieces::awaitEnd, LONGEST_END_SECONDS);
    }
  }

  private void end() {
    Closeable opened = stream;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        failure = e; // the connection is gone all the same
      }
    }
  }

  private interface Wait {
    boolean atMost(long amount, TimeUnit unit) throws InterruptedException;
  }

  private void await(Wait wait, long seconds) {
    try {
      if (!wait.atMost(seconds, TimeUnit.SECONDS) && !closed) {
        closed = true;
        end();
        throw GraflagException.of(
            Kind.UNREACHABLE, "Docker did not send a log within " + seconds + " s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted while waiting for a log.", null, e);
    }
  }
}
