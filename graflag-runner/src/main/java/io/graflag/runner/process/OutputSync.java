package io.graflag.runner.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings a growing file to the disk, and leaves one alone that has not grown. */
public final class OutputSync implements Closeable {
  private final FileChannel channel;
  private long synced = -1;

  private OutputSync(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file that somebody else appends to. */
  public static OutputSync open(Path file) throws IOException {
    return new OutputSync(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Forces what has been appended since the last call; returns whether there was anything. */
  public boolean sync() throws IOException {
    long size = channel.size();
    if (size == synced) {
      return false;
    }
    channel.force(true);
    synced = size;
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
