package io.graflag.api.copy;

import java.util.Set;

/**
 * How to copy.
 *
 * @param dryRun only find out what would be done
 * @param delete also delete what lies at the destination and not at the source
 * @param contents compare what files of equal size hold, whatever their times are
 * @param kept names at the top of the destination that are neither written nor deleted
 */
public record CopyOptions(boolean dryRun, boolean delete, boolean contents, Set<String> kept) {

  public CopyOptions {
    kept = Set.copyOf(kept);
  }

  /** By size and time, with no name that has to be kept. */
  public CopyOptions(boolean dryRun, boolean delete) {
    this(dryRun, delete, false, Set.of());
  }

  /** The same, with names at the top of the destination that stay as they are. */
  public CopyOptions keeping(Set<String> names) {
    return new CopyOptions(dryRun, delete, contents, names);
  }

  /** The same, by what files hold instead of when they were written. */
  public CopyOptions comparingContents() {
    return new CopyOptions(dryRun, delete, true, kept);
  }

  /** Copies what changed, and deletes nothing. */
  public static final CopyOptions PLAIN = new CopyOptions(false, false);
}
