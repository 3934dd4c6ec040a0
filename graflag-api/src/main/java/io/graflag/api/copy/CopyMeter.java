package io.graflag.api.copy;

import java.nio.file.Path;

/** Counts what a copy has done, and tells a listener a few times a second. */
public final class CopyMeter {
  private static final long NANOS_BETWEEN_EVENTS = 100_000_000L;

  private final CopyListener listener;
  private final int files;
  private final long bytes;
  private int filesDone;
  private long bytesDone;
  private long lastEvent = System.nanoTime() - NANOS_BETWEEN_EVENTS;

  /** Starts at nothing of all that a plan has to copy. */
  public CopyMeter(CopyPlan plan, CopyListener listener) {
    this.listener = listener;
    int count = 0;
    long size = 0;
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Content content && content.action().isPresent()) {
        count++;
        size += content.bytes();
      }
    }
    this.files = count;
    this.bytes = size;
  }

  /** Counts bytes of a file. */
  public void add(long count, Path current) {
    bytesDone += count;
    long now = System.nanoTime();
    if (now - lastEvent >= NANOS_BETWEEN_EVENTS) {
      lastEvent = now;
      listener.on(
          new CopyProgress(filesDone, files, bytesDone, bytes, current.getFileName().toString()));
    }
  }

  /** Counts a file that is whole. */
  public void addFile() {
    filesDone++;
  }
}
