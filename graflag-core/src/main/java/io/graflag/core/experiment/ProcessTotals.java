package io.graflag.core.experiment;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the processes of a run used together, from the first's start to the last's end.
 *
 * <p>The bytes are those that went to or came from a disk, as the kernel accounts for them: what is
 * read a second time comes from the page cache and counts nothing.
 *
 * @param cpuSeconds processor time, user and system
 * @param readBytes bytes read from disks
 * @param writeBytes bytes written that disks had to take, at the latest later
 */
public record ProcessTotals(
    OptionalDouble cpuSeconds, OptionalLong readBytes, OptionalLong writeBytes) {
  /** Nothing was measured. */
  public static final ProcessTotals UNKNOWN =
      new ProcessTotals(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
}
