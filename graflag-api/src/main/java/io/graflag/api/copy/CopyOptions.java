package io.graflag.api.copy;

/**
 * How to copy.
 *
 * @param dryRun only find out what would be done
 * @param delete also delete what lies at the destination and not at the source
 */
public record CopyOptions(boolean dryRun, boolean delete) {

  /** Copies what changed, and deletes nothing. */
  public static final CopyOptions PLAIN = new CopyOptions(false, false);
}
