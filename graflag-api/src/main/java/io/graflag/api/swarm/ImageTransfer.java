package io.graflag.api.swarm;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * An image on its way to or from a registry.
 *
 * <p>The daemon answers 200 before it starts, so that what fails later comes as one of the items.
 */
final class ImageTransfer<T extends ResponseItem> implements ResultCallback<T> {
  private static final int FAILED = 500;

  private final Consumer<String> progress;
  private final Map<String, String> layers = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Closeable stream;
  private volatile RuntimeException failure;

  /**
   * Follows a transfer.
   *
   * @param progress takes a line whenever a layer changes its state
   */
  ImageTransfer(Consumer<String> progress) {
    this.progress = progress;
  }

  @Override
  public void onStart(Closeable opened) {
    stream = opened;
  }

  @Override
  public void onNext(T item) {
    if (item.isErrorIndicated()) {
      failure = new DockerException(words(item), FAILED);
    } else if (item.getStatus() != null) {
      report(item.getId(), item.getStatus());
    }
  }

  private static String words(ResponseItem item) {
    var detail = item.getErrorDetail();
    return detail == null || detail.getMessage() == null ? item.getError() : detail.getMessage();
  }

  private void report(String layer, String state) {
    // Most items only say how many bytes have gone.
    if (layer == null) {
      progress.accept(state);
    } else if (!state.equals(layers.put(layer, state))) {
      progress.accept(layer + ": " + state);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    if (failure == null) {
      failure = thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    }
    ended.countDown();
  }

  @Override
  public void onComplete() {
    ended.countDown();
  }

  /** Waits until it is over, and throws what went wrong. */
  void await() {
    try {
      ended.await(); // the connection itself has a limit for silence
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = new IllegalStateException(e);
      close();
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    Closeable opened = stream;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
