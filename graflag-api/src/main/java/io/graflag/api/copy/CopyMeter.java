package io.graflag.api.copy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Counts what a copy has done, and tells a listener a few times a second. */
public final class CopyMeter {
  private static final long NANOS_BETWEEN_EVENTS = 100_000_000L;

  private final CopyListener listener;
  private final int files;
  private final long bytes;
  private int filesDone;
  private long bytesDone;
  private final Set<Path> begun = new HashSet<>();
  private long left;
  private long goneOnWith;
  private long proven;
  private long bytesKept;
  private long lastEvent = System.nanoTime() - NANOS_BETWEEN_EVENTS;

  /** Starts at nothing of all that a plan has to copy. */
  public CopyMeter(CopyPlan plan, CopyListener listener) {
    this.listener = listener;
    this.files = plan.files();
    this.bytes = plan.bytes();
    this.left = bytes;
  }

  /** Counts anew what is done, from what a later plan of the same copy has left to do. */
  public void goOn(CopyPlan rest) {
    filesDone = Math.max(0, files - rest.files());
    left = rest.bytes();
    goneOnWith = 0;
    bytesDone = Math.max(0, bytes - left);
    prove();
  }

  /** Counts bytes of a file. */
  public void add(long count, Path current) {
    done(count, current);
  }

  /**
   * Counts bytes of a file that were there already: a copy had brought them, and was cut.
   *
   * @param count 0 where there are none
   */
  public void keep(long count, Path current) {
    // What this copy brought itself, before it was cut, is not kept from another.
    if (begun.add(current)) {
      bytesKept += count;
    }
    goneOnWith += count;
    prove();
    done(count, current);
  }

  private void prove() {
    proven = Math.max(proven, bytes - left + goneOnWith);
  }

  private void done(long count, Path current) {
    bytesDone = Math.min(bytes, bytesDone + count);
    long now = System.nanoTime();
    if (now - lastEvent >= NANOS_BETWEEN_EVENTS) {
      lastEvent = now;
      listener.on(
          new CopyProgress(
              filesDone, files, bytesDone, bytes, bytesKept, current.getFileName().toString()));
    }
  }

  /** Counts a file that is whole. */
  public void addFile() {
    filesDone++;
  }

  /**
   * Bytes that a look found at the destination, the most there ever were: what was only sent may be
   * lost on its way.
   */
  public long proven() {
    return proven;
  }

  /** Bytes that were there already. */
  public long kept() {
    return bytesKept;
  }
}
