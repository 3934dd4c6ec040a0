package io.graflag.runner.monitor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The peak of a control group, where the group is the run's own.
 *
 * <p>It is the run's own if, at the start and at the end, nothing is in it but the runner, what the
 * runner started, and in a container what started the runner. The kernel keeps the peak since the
 * group was made: with the container, which is known by process 1 being in it, or else at an
 * unknown time; then only a peak that grew during the run is the run's. So the group of a user's
 * session, of a pod with other containers, or of the whole machine gives no answer.
 */
final class CgroupPeak {
  private static final double BYTES_PER_MB = 1 << 20;
  private static final long INIT = 1;
  private static final int LOOKS = 5;

  private final Optional<MemoryCgroup> group;
  private final Set<Long> launchers;
  private final OptionalLong before;
  private boolean looked;
  private boolean shared;
  private boolean container;

  /**
   * Notes the peak so far.
   *
   * @param group the group that this process belongs to
   * @param launchers the processes above this one
   */
  CgroupPeak(Optional<MemoryCgroup> group, Set<Long> launchers) {
    this.group = group;
    this.launchers = Set.copyOf(launchers);
    this.before = peak();
  }

  /**
   * Looks whether anybody else is in the group.
   *
   * @param ours says what runs now of the runner and what it started
   */
  void look(Supplier<Set<Long>> ours) {
    looked = true;
    List<Long> found = processes();
    if (found.isEmpty()) {
      // A list without even ourselves is no list of this group.
      shared = true;
      return;
    }
    container = found.contains(INIT);
    Set<Long> strangers = new HashSet<>(found);
    if (container) {
      strangers.removeAll(launchers);
    }
    strangers.removeAll(ours.get());
    // Processes come and go between the two lists; one that is neither ours nor gone stays.
    for (int again = 0; again < LOOKS && !strangers.isEmpty(); again++) {
      strangers.retainAll(processes());
      strangers.removeAll(ours.get());
    }
    shared |= !strangers.isEmpty();
  }

  /** Whether every look found nobody else in the group. */
  boolean isOwn() {
    return looked && !shared;
  }

  private List<Long> processes() {
    return group.map(MemoryCgroup::processes).orElse(List.of());
  }

  /** The peak in MB of 2^20 bytes; empty where it is not known, or not known to be the run's. */
  OptionalDouble mb() {
    OptionalLong now = peak();
    boolean own =
        now.isPresent()
            && isOwn()
            && (container || now.getAsLong() > before.orElse(Long.MAX_VALUE));
    return own ? OptionalDouble.of(now.getAsLong() / BYTES_PER_MB) : OptionalDouble.empty();
  }

  private OptionalLong peak() {
    return group.map(MemoryCgroup::peakBytes).orElseGet(OptionalLong::empty);
  }
}
