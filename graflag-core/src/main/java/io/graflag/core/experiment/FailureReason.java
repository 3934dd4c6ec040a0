package io.graflag.core.experiment;

import java.util.Locale;
import java.util.Optional;

/** Why a run did not complete: the closed list of words. */
public enum FailureReason {
  EXIT_CODE,
  SIGNAL,
  OOM_KILLED,
  TIMEOUT,
  NO_RESULTS,
  INVALID_RESULTS,
  IMAGE_BUILD,
  IMAGE_PULL,
  NODE_LOST,
  NO_SUITABLE_NODE,
  DATASET_INCOMPATIBLE,
  DATASET_MISSING,
  DISK_FULL,
  CLIENT_LOST,
  RUNNER_LOST,
  INFRASTRUCTURE,
  STOPPED_BY_USER;

  /** The word in files and on the screen. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word; empty if it is not on the list. */
  public static Optional<FailureReason> find(String word) {
    for (FailureReason reason : values()) {
      if (reason.word().equals(word)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return word();
  }
}
