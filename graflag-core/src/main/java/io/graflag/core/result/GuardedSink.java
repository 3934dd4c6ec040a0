package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Remembers what went wrong in a sink, whatever its source makes of the exception.
 *
 * <p>A source that swallows it would otherwise leave a file with a hole, under its final name. So
 * would one that hands over values in two threads at once, which is refused.
 */
final class GuardedSink implements ItemSink {
  private final ItemSink sink;
  private final String key;
  private volatile Thread owner;
  private RuntimeException failure;
  private boolean ended;

  GuardedSink(ItemSink sink, String key) {
    this.sink = sink;
    this.key = key;
  }

  /** Takes nothing from here on; throws what went wrong, where anything did. */
  synchronized void end() throws IOException {
    ended = true;
    owner = null;
    if (failure instanceof UncheckedIOException disk) {
      throw disk.getCause();
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void add(double score) {
    requireOwner();
    try {
      sink.add(score);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void add(double score, int label) {
    requireOwner();
    try {
      sink.add(score, label);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void add(double score, int label, double timestamp) {
    requireOwner();
    try {
      sink.add(score, label, timestamp);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void endRow() {
    requireOwner();
    try {
      sink.endRow();
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void endRow(double timestamp) {
    requireOwner();
    try {
      sink.endRow(timestamp);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      claim();
    }
  }

  /** The first thread becomes the owner; there is none once something went wrong. */
  private synchronized void claim() {
    if (failure != null) {
      throw failure;
    }
    if (ended || owner != null) {
      String problem =
          ended
              ? " goes on after it has returned."
              : " hands over values in two threads, "
                  + owner.getName()
                  + " and "
                  + Thread.currentThread().getName()
                  + ".";
      throw remembered(
          GraflagException.of(
              Kind.INVALID_INPUT,
              "The source of " + key + problem,
              "Collect the values in one thread and hand them over there."));
    }
    owner = Thread.currentThread();
  }

  private synchronized RuntimeException remembered(RuntimeException e) {
    failure = e;
    owner = null;
    return e;
  }
}
