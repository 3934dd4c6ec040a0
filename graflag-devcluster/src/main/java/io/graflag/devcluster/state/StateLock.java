package io.graflag.devcluster.state;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Keeps two calls from changing one cluster at once; it ends with the process at the latest. */
public final class StateLock {
  private StateLock() {}

  /**
   * Does work while nobody else does any on the same cluster.
   *
   * @throws GraflagException CONFLICT where somebody else is at it
   */
  public static <T> T holding(StateDirectory state, Supplier<T> work) {
    try (FileChannel channel =
        FileChannel.open(state.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!lock(channel)) {
        throw GraflagException.of(
            Kind.CONFLICT,
            "Another 'graflag devcluster' is at work on this cluster.",
            "Wait until it has ended.");
      }
      return work.get();
    } catch (IOException e) {
      throw StorageErrors.of("lock", state.lockFile(), e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return false;
    }
  }
}
