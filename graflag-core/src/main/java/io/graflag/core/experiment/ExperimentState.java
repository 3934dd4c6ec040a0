package io.graflag.core.experiment;

import java.util.Locale;
import java.util.Optional;

/** Where a run stands. */
public enum ExperimentState {
  BUILDING,
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  STOPPED,
  UNKNOWN;

  /** Whether nothing will change any more. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == STOPPED;
  }

  /** The word in files and on the screen. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word that a status file may hold; pending and unknown are never written. */
  public static Optional<ExperimentState> find(String word) {
    return switch (word) {
      case "building" -> Optional.of(BUILDING);
      case "running" -> Optional.of(RUNNING);
      case "completed" -> Optional.of(COMPLETED);
      case "failed" -> Optional.of(FAILED);
      case "stopped" -> Optional.of(STOPPED);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return word();
  }
}
