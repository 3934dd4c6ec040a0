package io.graflag.core.result;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Remembers what went wrong in a sink, whatever its source makes of the exception.
 *
 * <p>A source that swallows it would otherwise leave a file with a hole, under its final name.
 */
final class GuardedSink implements ItemSink {
  private final ItemSink sink;
  private RuntimeException failure;

  GuardedSink(ItemSink sink) {
    this.sink = sink;
  }

  /** Throws what went wrong, where anything did. */
  void rethrow() throws IOException {
    if (failure instanceof UncheckedIOException disk) {
      throw disk.getCause();
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void add(double score) {
    requireIntact();
    try {
      sink.add(score);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void add(double score, int label) {
    requireIntact();
    try {
      sink.add(score, label);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void add(double score, int label, double timestamp) {
    requireIntact();
    try {
      sink.add(score, label, timestamp);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void endRow() {
    requireIntact();
    try {
      sink.endRow();
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  @Override
  public void endRow(double timestamp) {
    requireIntact();
    try {
      sink.endRow(timestamp);
    } catch (RuntimeException e) {
      throw remembered(e);
    }
  }

  private void requireIntact() {
    if (failure != null) {
      throw failure;
    }
  }

  private RuntimeException remembered(RuntimeException e) {
    failure = e;
    return e;
  }
}
