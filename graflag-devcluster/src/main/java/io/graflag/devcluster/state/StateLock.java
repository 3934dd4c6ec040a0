package io.graflag.devcluster.state;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps two calls from changing one cluster at once; it ends with the process at the latest. */
public final class StateLock implements AutoCloseable {
  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws GraflagException CONFLICT where somebody else has it
   */
  public static StateLock take(StateDirectory state) {
    FileChannel channel = open(state);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new StateLock(channel);
      }
      throw taken(state, channel);
    } catch (OverlappingFileLockException e) {
      throw taken(state, channel);
    } catch (IOException e) {
      throw StorageErrors.of("lock", state.lockFile(), e);
    }
  }

  private static FileChannel open(StateDirectory state) {
    try {
      return FileChannel.open(
          state.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw StorageErrors.of("open", state.lockFile(), e);
    }
  }

  private static GraflagException taken(StateDirectory state, FileChannel channel) {
    close(channel, state);
    return GraflagException.of(
        Kind.CONFLICT,
        "Another 'graflag devcluster' is at work on this cluster.",
        "Wait until it has ended.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a lock that was taken can be released", e);
    }
  }

  private static void close(FileChannel channel, StateDirectory state) {
    try {
      channel.close();
    } catch (IOException e) {
      throw StorageErrors.of("close", state.lockFile(), e);
    }
  }
}
