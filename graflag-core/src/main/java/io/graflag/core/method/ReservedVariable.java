package io.graflag.core.method;

import java.util.Arrays;
import java.util.Locale;

/** Variables that the orchestrator sets and that no parameter may override. */
public enum ReservedVariable {
  /** Directory of the dataset, with a final slash. */
  DATA,
  /** Directory of the experiment, with a final slash. */
  EXP,
  /** Name of the method's directory. */
  METHOD_NAME,
  /** What the runner executes. */
  COMMAND,
  /** Seconds between resource samples. */
  MONITOR_INTERVAL;

  /** Whether a key, whatever its case, is reserved. */
  public static boolean holds(String key) {
    return Arrays.stream(values()).anyMatch(v -> v.name().equals(key.toUpperCase(Locale.ROOT)));
  }
}
