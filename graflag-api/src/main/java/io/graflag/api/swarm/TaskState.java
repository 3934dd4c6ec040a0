package io.graflag.api.swarm;

import java.util.Locale;

/** Where a task of Swarm stands, in the order in which it comes to stand there. */
public enum TaskState {
  NEW,
  ALLOCATED,
  PENDING,
  ASSIGNED,
  ACCEPTED,
  PREPARING,
  READY,
  STARTING,
  RUNNING,
  COMPLETE,
  SHUTDOWN,
  FAILED,
  REJECTED,
  REMOVE,
  ORPHANED,
  UNKNOWN;

  /** Reads Docker's word; one that is new to us is UNKNOWN. */
  public static TaskState of(String word) {
    for (TaskState state : values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  /** Docker's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its process has not started yet. */
  public boolean isWaiting() {
    return compareTo(RUNNING) < 0;
  }

  /** Whether it will not change any more. */
  public boolean isOver() {
    return compareTo(COMPLETE) >= 0 && this != REMOVE && this != UNKNOWN;
  }
}
