package io.graflag.core;

import io.graflag.core.GraflagException.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Turns what the operating system says of a file into a {@link GraflagException}. */
public final class StorageErrors {
  private StorageErrors() {}

  /**
   * Says what could not be done to a file and why.
   *
   * @param action what was tried, as an infinitive: "write", "read", "list"
   * @param path the file it was tried on
   * @param cause what the operating system answered
   */
  public static GraflagException of(String action, Path path, IOException cause) {
    if (isFull(cause)) {
      return new GraflagException(
          Kind.STORAGE_FULL,
          "Cannot " + action + " " + path + ": no space left on its disk.",
          "Free some space and try again; a file that was there before is unchanged.",
          cause);
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return new GraflagException(
          Kind.NOT_FOUND, "Cannot " + action + " " + path + ": it does not exist.", null, cause);
    }
    if (cause instanceof AccessDeniedException) {
      return new GraflagException(
          Kind.STORAGE, "Cannot " + action + " " + path + ": permission denied.", null, cause);
    }
    return new GraflagException(
        Kind.STORAGE, "Cannot " + action + " " + path + ": " + cause.getMessage(), null, cause);
  }

  /** Whether an error, or one below it, is a full disk or an exhausted quota. */
  public static boolean isFull(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null) {
        // The JDK has no type of its own for ENOSPC and EDQUOT; the text of the C library is all
        // there is.
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left on device") || lower.contains("disk quota exceeded")) {
          return true;
        }
      }
    }
    return false;
  }
}
