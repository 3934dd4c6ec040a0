package io.graflag.runner.monitor;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many processes of our control group the kernel has killed for want of memory.
 *
 * <p>A SIGKILL alone does not say who sent it; a counter that grew meanwhile does. Version 2 keeps
 * it in memory.events, version 1 in memory.oom_control.
 *
 * @param group the group that this process belongs to
 */
public record OomKills(Optional<MemoryCgroup> group) {

  /** The count since the group was made; empty where the kernel keeps none. */
  public OptionalLong count() {
    return group.map(MemoryCgroup::oomKills).orElseGet(OptionalLong::empty);
  }
}
