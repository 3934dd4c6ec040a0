package io.graflag.api.storage;

import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The SHA-256 of the first bytes of a file of the manager, which is being computed there. */
record Prefix(CompletableFuture<String> digest) {
  /** Large files and slow disks. */
  private static final Duration LIMIT = Duration.ofHours(2);

  /**
   * Asks, and does not wait.
   *
   * @param bytes how many
   */
  static Prefix asked(RemoteShare share, Path file, long bytes) {
    return new Prefix(
        CompletableFuture.supplyAsync(
            () ->
                share
                    .checked(
                        new Attempt("read", file),
                        share.finish(Script.PREFIX, LIMIT, file.toString(), Long.toString(bytes)))
                    .text()));
  }

  /** Waits for the answer, and says whether it is that of other bytes. */
  boolean isLike(String other) {
    try {
      return digest.get().startsWith(other);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted while copying.", null, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
