package io.graflag.api.storage;

import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Path;

/** Tells what failed where something is read from the manager and written here. */
final class StreamFailure {
  private StreamFailure() {}

  /** Something of this machine failed. */
  static final class OfThisSide extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path target;

    OfThisSide(Path target, IOException cause) {
      super(cause.getMessage(), cause);
      this.target = target;
    }
  }

  /** Whether what the manager sends ended too early. */
  static boolean isOfStream(IOException e) {
    return e.getCause() instanceof GraflagException;
  }

  static GraflagException of(RemoteShare share, Attempt attempt, IOException e) {
    if (e.getCause() instanceof GraflagException cause) {
      return cause;
    }
    if (Thread.currentThread().isInterrupted()) {
      return new GraflagException(Kind.INTERRUPTED, "Interrupted while copying.", null, e);
    }
    if (e instanceof OfThisSide failure) {
      return StorageErrors.of("write", failure.target, (IOException) failure.getCause());
    }
    return new GraflagException(
        Kind.STORAGE,
        "Cannot "
            + attempt.action()
            + " "
            + attempt.path()
            + " on "
            + share.shell().describe()
            + ": "
            + e.getMessage()
            + ".",
        "Copy again: what is there already is not sent twice.",
        e);
  }
}
