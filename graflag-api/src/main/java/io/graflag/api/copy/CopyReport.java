package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.List;

/**
 * What a copy did, or would do.
 *
 * @param destination where it went
 * @param dryRun whether nothing was done
 * @param filesCopied files and links that were written
 * @param filesSkipped files and links that were there already, unchanged
 * @param filesLeftOut files that vanished or became something else meanwhile, named in the notices
 * @param deleted paths that were deleted, each with all below it
 * @param bytes bytes that were written
 * @param bytesKept how many of them an earlier copy had brought, which was cut
 * @param seconds how long it took
 * @param changes every change, in the order in which it was made
 * @param notices what was left out, sentence by sentence
 */
public record CopyReport(
    Path destination,
    boolean dryRun,
    int filesCopied,
    int filesSkipped,
    int filesLeftOut,
    int deleted,
    long bytes,
    long bytesKept,
    double seconds,
    List<CopyChange> changes,
    List<String> notices) {

  public CopyReport {
    changes = List.copyOf(changes);
    notices = List.copyOf(notices);
  }

  /**
   * Refuses a copy from which a file is missing.
   *
   * @param source what was copied
   * @throws GraflagException STORAGE
   */
  public void requireAll(Path source) {
    if (filesLeftOut > 0) {
      throw GraflagException.of(
          Kind.STORAGE,
          "Cannot copy all of "
              + source
              + ": of its files, "
              + filesLeftOut
              + " could not be copied. "
              + String.join(" ", notices),
          "Copy again once nobody writes to it.");
    }
  }
}
